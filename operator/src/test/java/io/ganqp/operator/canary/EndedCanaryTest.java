package io.ganqp.operator.canary;

import static io.ganqp.operator.canary.CanaryWorld.BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanarySpec;
import io.ganqp.operator.canary.CanarySituation.Served;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Candidates that fail, or that nobody wants any more. */
class EndedCanaryTest {
  private final CanaryWorld world = new CanaryWorld();

  @Test
  void aFaultTakesItBackForGood() {
    world.serve();
    world.fault = Optional.of(new CanaryFault("ContainerFailed", "Pod p: exit code 1"));
    assertThat(world.decide()).isEqualTo(CanaryPhase.FAILED);
    assertThat(world.decision.rollOut()).isFalse();
    world.fault = Optional.empty();
    world.pass(3600);
    assertThat(world.decide()).isEqualTo(CanaryPhase.FAILED);
    world.desired = "another";
    world.ready = 0;
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
  }

  @Test
  void whatHasFailedIsWithdrawnWhenNobodyAsksForItAnyMore() {
    world.serve();
    world.fault = Optional.of(new CanaryFault("ContainerFailed", "Pod p: exit code 1"));
    world.decide();
    world.fault = Optional.empty();
    world.desired = "stable";
    world.served = Served.DESIRED;
    world.stable = StableState.SETTLED;
    assertThat(world.decide()).isEqualTo(CanaryPhase.WITHDRAWN);
  }

  @Test
  void aPersonMayRollOutEvenWhatHasFailed() {
    world.serve();
    world.fault = Optional.of(new CanaryFault("ContainerFailed", "Pod p: exit code 1"));
    world.decide();
    world.asked = new CanarySpec(20, null, "candidate", null);
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
    assertThat(world.decision.rollOut()).isTrue();
  }

  @Test
  void oneThatIsNotReadyInTimeIsTakenBack() {
    world.obstacle = Optional.of("its sha256 is 5, not 2");
    world.deadline = Optional.of(world.now.plusSeconds(900));
    world.decide();
    assertThat(world.decision.again()).isEqualTo(world.deadline);
    world.pass(899);
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    world.pass(1);
    assertThat(world.decide()).isEqualTo(CanaryPhase.FAILED);
    assertThat(world.decision.fault())
        .contains(new CanaryFault("ProgressDeadlineExceeded", "its sha256 is 5, not 2"));
  }

  @Test
  void soIsOneThatServesByHalf() {
    world.serve();
    world.wanted = 2;
    world.deadline = Optional.of(world.now.plusSeconds(900));
    world.pass(899);
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    world.pass(1);
    assertThat(world.decide()).isEqualTo(CanaryPhase.FAILED);
  }

  @Test
  void whatTheClusterRefusesIsWaitedForAndSaid() {
    world.obstacle = Optional.of("exceeded quota");
    world.decide();
    world.pass(100_000);
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    assertThat(world.decision.why()).contains("exceeded quota");
  }

  @Test
  void whatIsRejectedGoesAndIsTriedAgainWhenItIsRejectedNoMore() {
    world.serve();
    world.asked = new CanarySpec(20, null, null, "candidate");
    assertThat(world.decide()).isEqualTo(CanaryPhase.WITHDRAWN);
    assertThat(world.decision.rollOut()).isFalse();
    world.pass(60);
    assertThat(world.decide()).isEqualTo(CanaryPhase.WITHDRAWN);
    world.asked = BY_HAND;
    world.ready = 0;
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
  }

  @Test
  void oneThatIsNotAskedForAnyMoreGoes() {
    world.serve();
    world.desired = "served";
    world.served = Served.DESIRED;
    assertThat(world.decide()).isEqualTo(CanaryPhase.WITHDRAWN);
    assertThat(world.status.revision()).isEqualTo("candidate");
  }

  @Test
  void whatIsInTheWayOfItsRemovalIsSaid() {
    world.serve();
    world.fault = Optional.of(new CanaryFault("ContainerFailed", "Pod p: exit code 1"));
    world.decide();
    assertThat(
            CanaryConditions.of(world.asked, world.decision.obstructed("exceeded quota"), List.of())
                .get(0)
                .message())
        .startsWith("Model a, revision candidate, failed. It is not tried again until")
        .endsWith("names it. exceeded quota");
  }

  @Test
  void whatAPersonTakesBackWhileItIsPromotedIsWithdrawn() {
    world.serve();
    world.asked = new CanarySpec(20, null, "candidate", null);
    world.decide();
    world.served = Served.TAKEN_BACK;
    assertThat(world.decide()).isEqualTo(CanaryPhase.WITHDRAWN);
  }
}
