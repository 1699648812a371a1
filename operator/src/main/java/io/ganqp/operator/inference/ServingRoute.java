package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GatewayReference;
import io.ganqp.crds.v1alpha1.HttpRouteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way in from outside the cluster, by a Gateway. Every field is there that has a default. */
final class ServingRoute {
  private static final String GROUP = "gateway.networking.k8s.io";

  /** More are refused by CRDs of Gateway API 1.0. */
  private static final int MATCHES_OF_A_RULE = 8;

  private ServingRoute() {}

  /**
   * The route.
   *
   * @param split how its traffic is divided; empty if the usual pods get all
   */
  static GenericKubernetesResource of(
      GanQpInference inference, HttpRouteSpec route, Optional<TrafficSplit> split) {
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(GROUP + "/v1")
        .withKind("HTTPRoute")
        .withMetadata(ServingNames.metadata(inference))
        .addToAdditionalProperties(
            "spec",
            Fields.with("parentRefs", List.of(parent(route.gateway())))
                .and("hostnames", route.host() == null ? null : List.of(route.host()))
                .and("rules", rules(inference, split))
                .map())
        .build();
  }

  private static List<Map<String, Object>> rules(
      GanQpInference inference, Optional<TrafficSplit> split) {
    List<PublicPath> paths = new ArrayList<>(PublicPath.ALL);
    List<Map<String, Object>> rules = new ArrayList<>();
    split.ifPresent(
        s -> {
          Map<String, Object> stable = backend(inference, Track.STABLE, 1);
          Map<String, Object> canary = backend(inference, Track.CANARY, 1);
          if (!s.isOfOneModel()) {
            // A page that asked now these and now those would go to and fro between two models.
            paths.remove(PublicPath.MODEL);
            rules.add(rule(List.of(PublicPath.MODEL), List.of(backend(inference, s.page(), 1))));
            rules.addAll(NamedModelRules.of(s.stable(), stable, MATCHES_OF_A_RULE));
            rules.addAll(NamedModelRules.of(s.candidate(), canary, MATCHES_OF_A_RULE));
          }
          if (!s.isOfOneName()) {
            NamedModelRules.ofName(s.stable(), stable).ifPresent(rules::add);
            NamedModelRules.ofName(s.candidate(), canary).ifPresent(rules::add);
          }
        });
    List<Map<String, Object>> backends =
        split
            .map(
                s ->
                    List.of(
                        backend(inference, Track.STABLE, 100 - s.percent()),
                        backend(inference, Track.CANARY, s.percent())))
            .orElseGet(() -> List.of(backend(inference, Track.STABLE, 1)));
    for (int i = 0; i < paths.size(); i += MATCHES_OF_A_RULE) {
      rules.add(rule(paths.subList(i, Math.min(i + MATCHES_OF_A_RULE, paths.size())), backends));
    }
    return rules;
  }

  private static Map<String, Object> rule(
      List<PublicPath> paths, List<Map<String, Object>> backends) {
    return Fields.with("matches", paths.stream().map(ServingRoute::match).toList())
        .and("backendRefs", backends)
        .map();
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

  private static Map<String, Object> backend(GanQpInference inference, Track track, int weight) {
    return Fields.with("group", "")
        .and("kind", "Service")
        .and("name", track.name(inference))
        .and("port", ServingService.PORT)
        .and("weight", weight)
        .map();
  }
}
