package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.BEST;
import static io.ganqp.operator.inference.ServingCluster.BETTER;
import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.TriedCandidate.BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.operator.canary.CanaryConditions;
import io.ganqp.operator.status.Standing;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A better model is tried by a share of the traffic before it is rolled out. */
@ExtendWith(WithRoutes.class)
class CanaryIT {
  @AutoClose private final ServingCluster cluster = ServingCluster.trained();
  private final TriedCandidate candidate = new TriedCandidate(cluster);

  @Test
  void aBetterModelIsTriedAndPromotedByAPerson() {
    candidate.serve(BY_HAND);
    assertThat(candidate.weights()).isEqualTo(Map.of("faces", 1));
    assertThat(candidate.canaryDeployment()).isNull();

    cluster.train(BETTER);
    candidate.awaitPhase(CanaryPhase.STARTING);
    eventually(
        () -> assertThat(ServingCluster.model(candidate.canaryDeployment())).isEqualTo(BETTER));
    assertThat(cluster.model()).isEqualTo(FIRST);
    assertThat(candidate.weights()).isEqualTo(Map.of("faces", 1));
    for (Class<? extends HasMetadata> kind : CanaryResources.KINDS) {
      assertThat(cluster.find(kind, "faces-canary")).as(kind.getSimpleName()).isNotNull();
    }

    cluster.canaryControllers().complete();
    candidate.awaitPhase(CanaryPhase.SERVING);
    eventually(
        () -> assertThat(candidate.weights()).isEqualTo(Map.of("faces", 80, "faces-canary", 20)));
    assertThat(candidate.canary().model().sha256()).isEqualTo(BETTER);
    assertThat(candidate.canary().percent()).isEqualTo(20);
    assertThat(cluster.inference().getStatus().model().sha256()).isEqualTo(FIRST);
    assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
        .contains("222222222222", "20 %", "canary.promote", candidate.canary().revision());
    assertThat(cluster.condition(Standing.RECONCILING).getStatus()).isEqualTo("False");

    cluster.change("{\"canary\": {\"promote\": \"%s\"}}".formatted(candidate.canary().revision()));
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    candidate.awaitPhase(CanaryPhase.PROMOTING);
    assertThat(candidate.weights()).containsEntry("faces-canary", 20);
    cluster.controllers().complete();
    candidate.awaitPhase(CanaryPhase.PROMOTED);
    eventually(() -> assertThat(candidate.weights()).isEqualTo(Map.of("faces", 1)));
    eventually(candidate::assertNothingIsLeft);
    assertThat(cluster.inference().getStatus().model().sha256()).isEqualTo(BETTER);
    assertThat(cluster.inference().getStatus().rollout().model().sha256()).isEqualTo(BETTER);
    assertThat(cluster.events("CanaryStarted")).isEqualTo(1);
    assertThat(cluster.events("CanaryPromoted")).isEqualTo(1);
  }

  @Test
  void itIsPromotedByItselfAfterTheTimeAndTheNextBetterOneIsTriedThen() {
    candidate.serve("canary: {percent: 20, promoteAfterSeconds: 3}");
    cluster.train(BETTER);
    eventually(() -> assertThat(candidate.canaryDeployment()).isNotNull());
    cluster.train(BEST);
    cluster.canaryControllers().complete();
    candidate.awaitPhase(CanaryPhase.SERVING);
    assertThat(candidate.canary().model().sha256())
        .as("one that is tried is tried on")
        .isEqualTo(BETTER);
    cluster.change("{\"canary\": {\"promoteAfterSeconds\": 1}}");
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    cluster.controllers().complete();

    eventually(() -> assertThat(candidate.canary().model().sha256()).isEqualTo(BEST));
    eventually(
        () -> assertThat(ServingCluster.model(candidate.canaryDeployment())).isEqualTo(BEST));
    assertThat(cluster.model()).isEqualTo(BETTER);
  }
}
