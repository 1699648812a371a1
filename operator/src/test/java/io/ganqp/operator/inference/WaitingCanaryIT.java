package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.BETTER;
import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static io.ganqp.operator.inference.TriedCandidate.BY_HAND;
import static io.ganqp.operator.inference.TriedCandidate.ROUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.operator.canary.CanaryConditions;
import io.ganqp.operator.permission.Permissions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When there is no trial, or not yet. */
@ExtendWith(WithRoutes.class)
class WaitingCanaryIT {
  @AutoClose private final ServingCluster cluster = ServingCluster.trained();
  private final TriedCandidate candidate = new TriedCandidate(cluster);

  @Test
  void scaledUpFromZeroTheOthersServeFirst() {
    candidate.serve(BY_HAND);
    cluster.inferences().scale(0);
    eventually(() -> assertThat(cluster.deployment().getSpec().getReplicas()).isZero());
    cluster.controllers().complete();
    cluster.train(BETTER);
    candidate.awaitPhase(CanaryPhase.WAITING);
    assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
        .contains("the candidate starts when it is scaled up");

    cluster.inferences().scale(2);
    eventually(() -> assertThat(cluster.deployment().getSpec().getReplicas()).isEqualTo(2));
    eventually(
        () ->
            assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
                .contains("when the roll-out under way has ended"));
    assertThat(cluster.model()).isEqualTo(FIRST);
    cluster.controllers().complete();
    candidate.awaitPhase(CanaryPhase.STARTING);
    assertThat(cluster.model()).isEqualTo(FIRST);
  }

  @Test
  void whatCannotServeIsReplacedWithoutACanary() throws Exception {
    cluster.serveTraining(ROUTE, BY_HAND);
    eventually(() -> assertThat(cluster.deployment()).isNotNull());
    try (UnreadyService service = new UnreadyService("its sha256 is 5, not 1")) {
      Pod pod = cluster.controllers().begin(service.port());
      cluster.controllers().unready(pod, service.address());
      cluster.awaitCondition(READY, "False", ServingReason.MODEL_UNUSABLE);
      cluster.train(BETTER);
      eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    }
    assertThat(candidate.canaryDeployment()).isNull();
  }

  @Test
  void aDeploymentThatSomebodyDeletesComesBackAsItWas() {
    candidate.serve(BY_HAND);
    cluster.train(BETTER);
    candidate.awaitPhase(CanaryPhase.STARTING);
    String uid = cluster.deployment().getMetadata().getUid();
    cluster.client().resource(cluster.deployment()).delete();
    eventually(
        () ->
            assertThat(cluster.deployment())
                .isNotNull()
                .satisfies(d -> assertThat(d.getMetadata().getUid()).isNotEqualTo(uid)));
    assertThat(cluster.model()).isEqualTo(FIRST);
  }

  @Test
  void aCandidateThatMayGetNoTrafficIsNeitherTriedNorRolledOut() {
    candidate.serve("canary: {percent: 20, promoteAfterSeconds: 1}");
    cluster.allow(Permissions.USUAL);
    cluster.change("{\"httpRoute\": {\"gateway\": {\"namespace\": \"gateways\"}}}");
    cluster.train(BETTER);
    candidate.awaitPhase(CanaryPhase.WAITING);
    assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
        .contains("set allow.httpRoutes=All in the chart");
    assertThat(candidate.canaryDeployment()).isNull();
    assertThat(cluster.model()).isEqualTo(FIRST);
  }

  @Test
  void whatKeepsACandidateFromBeingMadeKeepsNothingElse() {
    cluster.apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: faces-canary}
        spec: {ports: [{port: 80}]}
        """);
    candidate.serve(BY_HAND);
    cluster.train(BETTER);
    candidate.awaitPhase(CanaryPhase.STARTING);
    eventually(
        () ->
            assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
                .contains("faces-canary exists already"));
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);
    cluster.inferences().scale(2);
    eventually(() -> assertThat(cluster.deployment().getSpec().getReplicas()).isEqualTo(2));
    assertThat(cluster.model()).isEqualTo(FIRST);
  }
}
