package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GatewayReference;
import io.ganqp.crds.v1alpha1.HttpRouteSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The way in from outside the cluster, by a Gateway. Every field is there that has a default. */
final class ServingRoute {
  private static final String GROUP = "gateway.networking.k8s.io";

  private ServingRoute() {}

  static GenericKubernetesResource of(GanQpInference inference, HttpRouteSpec route) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("parentRefs", List.of(parent(route.gateway())));
    if (route.host() != null) {
      spec.put("hostnames", List.of(route.host()));
    }
    spec.put(
        "rules",
        List.of(
            Map.of(
                "matches",
                List.of(Map.of("path", Map.of("type", "PathPrefix", "value", "/"))),
                "backendRefs",
                List.of(backend(inference)))));
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(GROUP + "/v1")
        .withKind("HTTPRoute")
        .withMetadata(ServingNames.metadata(inference))
        .addToAdditionalProperties("spec", spec)
        .build();
  }

  private static Map<String, Object> parent(GatewayReference gateway) {
    Map<String, Object> parent = new LinkedHashMap<>();
    parent.put("group", GROUP);
    parent.put("kind", "Gateway");
    parent.put("name", gateway.name());
    if (gateway.namespace() != null) {
      parent.put("namespace", gateway.namespace());
    }
    if (gateway.sectionName() != null) {
      parent.put("sectionName", gateway.sectionName());
    }
    return parent;
  }

  private static Map<String, Object> backend(GanQpInference inference) {
    Map<String, Object> backend = new LinkedHashMap<>();
    backend.put("group", "");
    backend.put("kind", "Service");
    backend.put("name", inference.getMetadata().getName());
    backend.put("port", ServingService.PORT);
    backend.put("weight", 1);
    return backend;
  }
}
