package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.BETTER;
import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.operator.canary.CanaryConditions;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A share of the traffic is one when the Gateway leads it, and the others keep room for all. */
@ExtendWith(WithRoutes.class)
class RoutedCanaryIT {
  @AutoClose private final ServingCluster cluster = ServingCluster.trained();
  private final TriedCandidate candidate = new TriedCandidate(cluster);

  @Test
  void aShareThatNoGatewayTakesIsSaidAndPromotesNothing() {
    candidate.serve("canary: {percent: 20, promoteAfterSeconds: 1}");
    candidate.gateway("Accepted", "False");
    eventually(
        () ->
            assertThat(cluster.condition(READY).getMessage())
                .contains("Gateway public rejects the HTTPRoute", "as the test has it"));
    candidate.tryBetter();
    eventually(
        () -> assertThat(candidate.weights()).isEqualTo(Map.of("faces", 80, "faces-canary", 20)));
    eventually(
        () ->
            assertThat(cluster.condition(CanaryConditions.SERVING))
                .extracting(Condition::getStatus, Condition::getReason)
                .containsExactly("False", "RouteNotTaken"));
    assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
        .contains("does not route its share", "as the test has it");
    assertThat(cluster.model()).isEqualTo(FIRST);

    candidate.gateway("Accepted", "True");
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
  }

  @Test
  void noPodIsScaledAwayWhileACandidateHasAShare() {
    candidate.serve("canary: {percent: 50}", "autoscaling: {minReplicas: 1, maxReplicas: 8}");
    cluster.controllers().autoscale(4);
    cluster.controllers().complete();
    candidate.tryBetter();
    candidate.awaitPhase(CanaryPhase.SERVING);
    eventually(() -> assertThat(scaleDown()).isEqualTo("Disabled"));
    assertThat(candidate.canaryDeployment().getSpec().getReplicas()).isEqualTo(2);

    cluster.change("{\"canary\": {\"reject\": \"%s\"}}".formatted(candidate.canary().revision()));
    candidate.awaitPhase(CanaryPhase.WITHDRAWN);
    eventually(() -> assertThat(scaleDown()).isNotEqualTo("Disabled"));
  }

  private String scaleDown() {
    HorizontalPodAutoscaler autoscaler = cluster.find(HorizontalPodAutoscaler.class);
    return autoscaler.getSpec().getBehavior() == null
        ? null
        : autoscaler.getSpec().getBehavior().getScaleDown().getSelectPolicy();
  }
}
