package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GatewayReference;
import io.ganqp.crds.v1alpha1.HttpRouteSpec;
import java.util.List;
import java.util.Map;

/** The way in from outside the cluster, by a Gateway. Every field is there that has a default. */
final class ServingRoute {
  private static final String GROUP = "gateway.networking.k8s.io";

  private ServingRoute() {}

  static GenericKubernetesResource of(GanQpInference inference, HttpRouteSpec route) {
    Map<String, Object> rule =
        Fields.with("matches", PublicPath.ALL.stream().map(ServingRoute::match).toList())
            .and("backendRefs", List.of(backend(inference)))
            .map();
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(GROUP + "/v1")
        .withKind("HTTPRoute")
        .withMetadata(ServingNames.metadata(inference))
        .addToAdditionalProperties(
            "spec",
            Fields.with("parentRefs", List.of(parent(route.gateway())))
                .and("hostnames", route.host() == null ? null : List.of(route.host()))
                .and("rules", List.of(rule))
                .map())
        .build();
  }

  private static Map<String, Object> match(PublicPath path) {
    String type = path.prefix() ? "PathPrefix" : "Exact";
    return Fields.with("path", Fields.with("type", type).and("value", path.value()).map()).map();
  }

  private static Map<String, Object> parent(GatewayReference gateway) {
    return Fields.with("group", GROUP)
        .and("kind", "Gateway")
        .and("name", gateway.name())
        .and("namespace", gateway.namespace())
        .and("sectionName", gateway.sectionName())
        .map();
  }

  private static Map<String, Object> backend(GanQpInference inference) {
    return Fields.with("group", "")
        .and("kind", "Service")
        .and("name", inference.getMetadata().getName())
        .and("port", ServingService.PORT)
        .and("weight", 1)
        .map();
  }
}
