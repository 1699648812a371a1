package io.ganqp.operator.canary;

import static io.ganqp.operator.canary.CanaryWorld.AFTER_MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.crds.v1alpha1.CanaryPhase;
import org.junit.jupiter.api.Test;

/** When there is no trial, or not yet. */
class WaitingCanaryTest {
  private final CanaryWorld world = new CanaryWorld();

  @Test
  void nothingIsTriedAgainstPodsThatDoNotServe() {
    world.stable = StableState.STUCK;
    world.decide();
    assertThat(world.decision.rollOut()).isTrue();
    assertThat(world.decision.status()).isEmpty();
  }

  @Test
  void oneThatIsOutStaysOutWhenTheOthersFail() {
    world.serve();
    world.stable = StableState.STUCK;
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    assertThat(world.decision.rollOut()).isFalse();
  }

  @Test
  void itWaitsForARollOutForARouteAndForPods() {
    world.stable = StableState.ROLLING;
    assertThat(world.decide()).isEqualTo(CanaryPhase.WAITING);
    assertThat(world.decision.rollOut()).isFalse();
    assertThat(world.decision.why().orElseThrow())
        .contains("roll-out under way", "set canary.promote: candidate.");
    world.stable = StableState.UNREADY;
    assertThat(world.decide()).isEqualTo(CanaryPhase.WAITING);
    assertThat(world.decision.why())
        .contains(
            "The stable pods are not ready; the candidate is rolled out without a trial if they"
                + " are not within 15 minutes. To do it now, set canary.promote: candidate.");
    world.stable = StableState.SCALED_TO_ZERO;
    assertThat(world.decide()).isEqualTo(CanaryPhase.WAITING);
    world.stable = StableState.SETTLED;
    world.routing = Routing.not(Routing.State.IMPOSSIBLE, "no HTTPRoute");
    assertThat(world.decide()).isEqualTo(CanaryPhase.WAITING);
    assertThat(world.decision.why()).contains("no HTTPRoute");
    world.routing = Routing.taken();
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
  }

  @Test
  void scalingToZeroStopsItAndTheTimeThatItHasServed() {
    world.asked = AFTER_MINUTES;
    world.serve();
    world.pass(500);
    world.stable = StableState.SCALED_TO_ZERO;
    assertThat(world.decide()).isEqualTo(CanaryPhase.WAITING);
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.LEAVE);
    world.pass(10);
    world.decide();
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.REMOVE);
    world.stable = StableState.SETTLED;
    world.serve();
    world.pass(500);
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
  }
}
