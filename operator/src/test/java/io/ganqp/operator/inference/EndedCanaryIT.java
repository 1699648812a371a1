package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.BEST;
import static io.ganqp.operator.inference.ServingCluster.BETTER;
import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static io.ganqp.operator.inference.TriedCandidate.BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.operator.canary.CanaryConditions;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.Standing;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A candidate that fails, or that a person rejects, goes, and the others serve on. */
@ExtendWith(WithRoutes.class)
class EndedCanaryIT {
  private static final ContainerStatus ENDED =
      new ContainerStatusBuilder()
          .withName("inference")
          .withReady(false)
          .withNewState()
          .withNewTerminated()
          .withExitCode(1)
          .withReason("Error")
          .withMessage("no such class")
          .endTerminated()
          .endState()
          .build();

  @AutoClose private final ServingCluster cluster = ServingCluster.trained();
  private final TriedCandidate candidate = new TriedCandidate(cluster);

  @Test
  void aCandidateThatComplainsIsWaitedForAndOneThatEndsIsTakenBack() throws Exception {
    candidate.serve(BY_HAND);
    Pod pod;
    try (UnreadyService service = new UnreadyService("its sha256 is 5, not 2")) {
      cluster.train(BETTER);
      eventually(() -> assertThat(candidate.canaryDeployment()).isNotNull());
      pod = cluster.canaryControllers().begin(service.port());
      cluster.canaryControllers().unready(pod, service.address());
      eventually(
          () ->
              assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
                  .contains("its sha256 is 5, not 2"));
      assertThat(candidate.canary().phase()).isEqualTo(CanaryPhase.STARTING);
    }
    cluster.canaryControllers().report(pod, ENDED);
    candidate.awaitPhase(CanaryPhase.FAILED);
    cluster.awaitCondition(CanaryConditions.FAILED, "True", ServingReason.CONTAINER_FAILED);
    assertThat(cluster.condition(CanaryConditions.FAILED).getMessage()).contains("no such class");
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);
    assertThat(cluster.condition(Standing.STALLED).getStatus()).isEqualTo("True");
    eventually(candidate::assertNothingIsLeft);
    assertThat(cluster.model()).isEqualTo(FIRST);
    assertThat(cluster.events("CanaryFailed")).isEqualTo(1);
    assertThat(cluster.condition(CanaryConditions.FAILED).getMessage())
        .as("also when its pods are gone")
        .contains("no such class");

    cluster.stopOperator();
    cluster.startOperator();
    cluster.train(BEST);
    eventually(
        () -> assertThat(ServingCluster.model(candidate.canaryDeployment())).isEqualTo(BEST));
    assertThat(cluster.model()).isEqualTo(FIRST);
  }

  @Test
  void oneWhoseContainerEndsIsTakenBackEvenIfItServesAgain() {
    candidate.serve(BY_HAND);
    cluster.train(BETTER);
    eventually(() -> assertThat(candidate.canaryDeployment()).isNotNull());
    cluster.canaryControllers().complete();
    candidate.awaitPhase(CanaryPhase.SERVING);
    Pod pod =
        cluster
            .client()
            .pods()
            .inNamespace(cluster.namespace())
            .withLabel("app.kubernetes.io/name", "ganqp-inference-canary")
            .list()
            .getItems()
            .get(0);
    cluster
        .canaryControllers()
        .report(
            pod,
            new ContainerStatusBuilder()
                .withName("inference")
                .withImage("ganqp/inference:1")
                .withImageID("")
                .withRestartCount(1)
                .withReady(true)
                .withNewState()
                .withNewRunning()
                .endRunning()
                .endState()
                .withNewLastState()
                .withNewTerminated()
                .withExitCode(134)
                .withReason("Error")
                .withFinishedAt("2026-01-01T12:00:00Z")
                .endTerminated()
                .endLastState()
                .build());
    candidate.awaitPhase(CanaryPhase.FAILED);
    cluster.awaitCondition(CanaryConditions.FAILED, "True", ServingReason.CONTAINER_FAILED);
    eventually(() -> assertThat(candidate.weights()).isEqualTo(Map.of("faces", 1)));
  }

  @Test
  void aPersonTakesItBackAndEndsCanariesAltogether() {
    candidate.serve(BY_HAND);
    cluster.train(BETTER);
    eventually(() -> assertThat(candidate.canaryDeployment()).isNotNull());
    cluster.canaryControllers().complete();
    candidate.awaitPhase(CanaryPhase.SERVING);
    cluster.change("{\"canary\": {\"reject\": \"%s\"}}".formatted(candidate.canary().revision()));
    candidate.awaitPhase(CanaryPhase.WITHDRAWN);
    eventually(() -> assertThat(candidate.weights()).isEqualTo(Map.of("faces", 1)));
    eventually(candidate::assertNothingIsLeft);
    assertThat(cluster.model()).isEqualTo(FIRST);

    cluster.change("{\"canary\": null}");
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    eventually(() -> assertThat(candidate.canary()).isNull());
    assertThat(
            Conditions.find(cluster.inference().getStatus().conditions(), CanaryConditions.SERVING))
        .isEmpty();
  }
}
