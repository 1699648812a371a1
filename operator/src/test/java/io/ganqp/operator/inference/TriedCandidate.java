package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is of a candidate of the service {@code faces} in a cluster. */
record TriedCandidate(ServingCluster cluster) {
  static final String ROUTE = "httpRoute: {gateway: {name: public}}";
  static final String BY_HAND = "canary: {percent: 20}";

  /** Serves the first model by pods that are ready. */
  void serve(String canary) {
    cluster.serveTraining(ROUTE, canary);
    eventually(() -> assertThat(cluster.deployment()).isNotNull());
    cluster.controllers().complete();
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);
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
    GenericKubernetesResource route =
        cluster
            .client()
            .genericKubernetesResources(
                Extension.HTTP_ROUTE.type().apiVersion(), Extension.HTTP_ROUTE.kind())
            .inNamespace(cluster.namespace())
            .withName("faces")
            .get();
    List<Map<String, Object>> rules = route.get("spec", "rules");
    Set<Map<String, Integer>> weights =
        rules.stream()
            .map(TriedCandidate::backends)
            .filter(b -> b.size() > 1 || rules.size() == 2)
            .collect(Collectors.toSet());
    assertThat(weights).as("those of all rules").hasSize(1);
    return weights.iterator().next();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Integer> backends(Map<String, Object> rule) {
    return ((List<Map<String, Object>>) rule.get("backendRefs"))
        .stream()
            .collect(Collectors.toMap(b -> (String) b.get("name"), b -> (Integer) b.get("weight")));
  }
}
