package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is of a candidate of the service {@code faces} in a cluster. */
record TriedCandidate(ServingCluster cluster) {
  static final String ROUTE = "httpRoute: {gateway: {name: public}}";
  static final String BY_HAND = "canary: {percent: 20}";

  /** Serves the first model by pods that are ready, behind a Gateway that takes the route. */
  void serve(String canary, String... further) {
    cluster.serveTraining(
        Stream.concat(Stream.of(ROUTE, canary), Stream.of(further)).toArray(String[]::new));
    eventually(() -> assertThat(cluster.deployment()).isNotNull());
    cluster.controllers().complete();
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);
    gateway("Accepted", "True");
  }

  /** Tries the better model by pods that are ready. */
  void tryBetter() {
    cluster.train(ServingCluster.BETTER);
    complete();
  }

  /** Its pods are ready as soon as it is there. */
  void complete() {
    eventually(() -> assertThat(canaryDeployment()).isNotNull());
    cluster.canaryControllers().complete();
  }

  /**
   * The Gateway of the route writes a condition into its status; it does not say of which
   * generation.
   */
  void gateway(String type, String status) {
    routes()
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            """
            {"status": {"parents": [{"parentRef": {"name": "public"}, "controllerName": "a.b/c", "conditions": [
              {"type": "%s", "status": "%s", "reason": "AsTold", "message": "as the test has it"}]}]}}
            """
                .formatted(type, status));
  }

  /** Of the status. */
  CanaryStatus canary() {
    return cluster.inference().getStatus().canary();
  }

  void awaitPhase(CanaryPhase phase) {
    eventually(
        () -> assertThat(canary()).isNotNull().extracting(CanaryStatus::phase).isEqualTo(phase));
  }

  /** Null if there is none. */
  Deployment canaryDeployment() {
    return cluster.find(Deployment.class, "faces-canary");
  }

  void assertNothingIsLeft() {
    CanaryResources.KINDS.forEach(
        kind -> assertThat(cluster.find(kind, "faces-canary")).as(kind.getSimpleName()).isNull());
  }

  /** Weights of the backends by which the page is reached. */
  Map<String, Integer> weights() {
    List<Map<String, Object>> rules = routes().get().get("spec", "rules");
    Set<Map<String, Integer>> weights =
        rules.stream()
            .filter(TriedCandidate::isOfThePage)
            .map(TriedCandidate::backends)
            .collect(Collectors.toSet());
    assertThat(weights).hasSize(1);
    return weights.iterator().next();
  }

  private Resource<GenericKubernetesResource> routes() {
    return cluster
        .client()
        .genericKubernetesResources(
            Extension.HTTP_ROUTE.type().apiVersion(), Extension.HTTP_ROUTE.kind())
        .inNamespace(cluster.namespace())
        .withName("faces");
  }

  @SuppressWarnings("unchecked")
  private static boolean isOfThePage(Map<String, Object> rule) {
    return ((List<Map<String, Map<String, Object>>>) rule.get("matches"))
        .stream().anyMatch(match -> "/".equals(match.get("path").get("value")));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Integer> backends(Map<String, Object> rule) {
    return ((List<Map<String, Object>>) rule.get("backendRefs"))
        .stream()
            .collect(Collectors.toMap(b -> (String) b.get("name"), b -> (Integer) b.get("weight")));
  }
}
