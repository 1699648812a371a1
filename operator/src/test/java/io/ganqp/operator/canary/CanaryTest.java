package io.ganqp.operator.canary;

import static io.ganqp.operator.canary.CanaryWorld.AFTER_MINUTES;
import static io.ganqp.operator.canary.CanaryWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanarySpec;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.operator.canary.CanarySituation.Served;
import org.junit.jupiter.api.Test;

class CanaryTest {
  private final CanaryWorld world = new CanaryWorld();

  @Test
  void aCandidateGetsTrafficWhenAllItsPodsServe() {
    world.wanted = 2;
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.RUN);
    world.ready = 1;
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    assertThat(world.decision.percent()).isZero();
    world.ready = 2;
    world.lead();
    assertThat(world.decision.percent()).isEqualTo(20);
    assertThat(world.decision.rollOut()).isFalse();
  }

  @Test
  void oneThatServesKeepsItsTrafficWhileMorePodsStartAndLosesItWithTheLast() {
    world.serve();
    world.wanted = 3;
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    world.ready = 0;
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    assertThat(world.decision.percent()).isZero();
  }

  @Test
  void aLargerShareIsGivenOnceThereAreThePodsForIt() {
    world.serve();
    world.asked = new CanarySpec(80, null, null, null);
    world.wanted = 4;
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    assertThat(world.decision.percent()).isEqualTo(20);
    world.ready = 4;
    world.decide();
    assertThat(world.decision.percent()).isEqualTo(80);
    world.asked = new CanarySpec(5, null, null, null);
    world.ready = 1;
    world.decide();
    assertThat(world.decision.percent()).isEqualTo(5);
  }

  @Test
  void itIsPromotedWhenItHasServedLongEnoughWithoutABreak() {
    world.asked = AFTER_MINUTES;
    world.serve();
    world.pass(599);
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    assertThat(world.decision.again()).contains(START.plusSeconds(600));
    world.ready = 0;
    world.decide();
    world.ready = 1;
    world.lead();
    world.pass(599);
    assertThat(world.decide()).as("from anew").isEqualTo(CanaryPhase.SERVING);
    world.pass(1);
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
    assertThat(world.decision.rollOut()).isTrue();
    assertThat(world.decision.percent()).isEqualTo(20);
  }

  @Test
  void promotionEndsWhenTheDeploymentHasMovedAndThePodsGoWhenProxiesKnow() {
    world.serve();
    world.asked = new CanarySpec(20, null, "candidate", null);
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
    world.served = Served.DESIRED;
    world.stable = StableState.ROLLING;
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
    world.stable = StableState.SETTLED;
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTED);
    assertThat(world.decision.percent()).isZero();
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.LEAVE);
    world.pass(10);
    world.decide();
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.REMOVE);
    assertThat(world.decision.again()).isEmpty();
  }

  @Test
  void withoutATimeItServesUntilAPersonDecides() {
    world.serve();
    world.pass(1_000_000);
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    assertThat(world.decision.again()).isEmpty();
  }

  @Test
  void withoutAShareNoTimePromotesIt() {
    world.asked = new CanarySpec(0, 60, null, null);
    world.serve();
    world.pass(3600);
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    assertThat(world.decision.again()).isEmpty();
    world.asked = new CanarySpec(20, 60, null, null);
    world.lead();
    assertThat(world.decide()).as("its time begins with its share").isEqualTo(CanaryPhase.SERVING);
    world.pass(60);
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
  }

  @Test
  void noTimePromotesOneOfWhichSomePodsDoNotServe() {
    world.asked = AFTER_MINUTES;
    world.serve();
    world.wanted = 2;
    world.pass(600);
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    assertThat(world.decision.again()).isEmpty();
    assertThat(world.decision.why())
        .contains("Promotion is due and waits until all of its pods are ready.");
    world.ready = 2;
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
  }

  @Test
  void itsPodsMakeRoomForThoseThatAreToTakeOver() {
    world.serve();
    world.asked = new CanarySpec(20, null, "candidate", null);
    world.decide();
    world.served = Served.DESIRED;
    world.stable = StableState.ROLLING;
    world.pass(60);
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
    assertThat(world.decision.percent()).isEqualTo(20);
    world.crowded = true;
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
    assertThat(world.decision.percent()).isZero();
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.LEAVE);
    assertThat(world.decision.again()).contains(world.now.plusSeconds(10));
    world.pass(10);
    world.crowded = false;
    world.decide();
    assertThat(world.decision.percent()).as("and come back no more").isZero();
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.REMOVE);
  }

  @Test
  void promotedBeforeItsPodsAreReadyItGetsNoShare() {
    world.wanted = 4;
    world.decide();
    world.ready = 1;
    world.asked = new CanarySpec(20, null, "candidate", null);
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
    assertThat(world.decision.percent()).isZero();
  }

  @Test
  void withoutCanaryInTheSpecItIsRolledOutAtOnceAndForgotten() {
    world.serve();
    world.asked = null;
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTED);
    assertThat(world.decision.rollOut()).isTrue();
    assertThat(world.decision.percent()).isZero();
    world.served = Served.DESIRED;
    world.pass(10);
    world.decide();
    assertThat(world.decision.status()).isEmpty();
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.REMOVE);
  }

  @Test
  void anOperatorThatDiedWhileItPromotedGoesOnWithIt() {
    world.serve();
    world.served = Served.DESIRED;
    world.stable = StableState.ROLLING;
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
    world.stable = StableState.SETTLED;
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTED);
  }

  @Test
  void decidedAgainFromTheSameNothingChanges() {
    world.serve();
    CanaryStatus status = world.status;
    world.pass(30);
    world.decide();
    assertThat(world.status).isEqualTo(status);
  }
}
