package io.ganqp.operator.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanarySpec;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.crds.v1alpha1.ServedModel;
import io.ganqp.operator.canary.CanarySituation.Served;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanaryTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final CanarySpec BY_HAND = new CanarySpec(20, null, null, null);
  private static final CanarySpec AFTER_MINUTES = new CanarySpec(20, 600, null, null);

  private final World world = new World();

  @Test
  void aCandidateGetsTrafficWhenAllItsPodsServe() {
    world.wanted = 2;
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.RUN);
    world.ready = 1;
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    assertThat(world.decision.percent()).isZero();
    world.ready = 2;
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
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
  void itIsPromotedWhenItHasServedLongEnoughWithoutABreak() {
    world.asked = AFTER_MINUTES;
    world.serve();
    world.pass(599);
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    assertThat(world.decision.again()).contains(START.plusSeconds(600));
    world.ready = 0;
    world.decide();
    world.ready = 1;
    world.decide();
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
  void withoutAShareNoTimePromotesIt() {
    world.asked = new CanarySpec(0, 60, null, null);
    world.serve();
    world.pass(3600);
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    assertThat(world.decision.again()).isEmpty();
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
    world.obstacle = Optional.of("no node has room");
    world.decide();
    world.pass(899);
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    world.pass(1);
    assertThat(world.decide()).isEqualTo(CanaryPhase.FAILED);
    assertThat(world.decision.fault())
        .contains(new CanaryFault("ProgressDeadlineExceeded", "no node has room"));
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
    world.stable = StableState.SCALED_TO_ZERO;
    assertThat(world.decide()).isEqualTo(CanaryPhase.WAITING);
    world.stable = StableState.SETTLED;
    world.unrouted = Optional.of("no HTTPRoute");
    assertThat(world.decide()).isEqualTo(CanaryPhase.WAITING);
    assertThat(world.decision.why()).contains("no HTTPRoute");
    world.unrouted = Optional.empty();
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
  }

  @Test
  void scalingToZeroStopsItAndTheTimeThatItHasServed() {
    world.asked = AFTER_MINUTES;
    world.serve();
    world.pass(500);
    world.stable = StableState.SCALED_TO_ZERO;
    assertThat(world.decide()).isEqualTo(CanaryPhase.WAITING);
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.REMOVE);
    world.stable = StableState.SETTLED;
    world.serve();
    world.pass(500);
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
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
  void whatAPersonTakesBackWhileItIsPromotedIsWithdrawn() {
    world.serve();
    world.asked = new CanarySpec(20, null, "candidate", null);
    world.decide();
    world.served = Served.TAKEN_BACK;
    assertThat(world.decide()).isEqualTo(CanaryPhase.WITHDRAWN);
  }

  @Test
  void decidedAgainFromTheSameNothingChanges() {
    world.serve();
    CanaryStatus status = world.status;
    world.pass(30);
    world.decide();
    assertThat(world.status).isEqualTo(status);
  }

  /** What a decision is made from; each follows the one before. */
  private static final class World {
    private CanarySpec asked = BY_HAND;
    private CanaryStatus status;
    private String desired = "candidate";
    private Served served = Served.OTHER;
    private StableState stable = StableState.SETTLED;
    private int ready;
    private int wanted = 1;
    private Optional<CanaryFault> fault = Optional.empty();
    private Optional<String> obstacle = Optional.empty();
    private Optional<String> unrouted = Optional.empty();
    private Instant now = START;
    private CanaryDecision decision;

    CanaryPhase decide() {
      ServedModel model = new ServedModel("pvc://m/a.onnx", "a", "a", null, null, null, null);
      decision =
          Canary.decide(
              new CanarySituation(
                  asked,
                  status,
                  new Candidate(desired, model, null, null),
                  served,
                  stable,
                  ready,
                  wanted,
                  fault,
                  obstacle,
                  unrouted,
                  now));
      status = decision.status().orElse(null);
      return status == null ? null : status.phase();
    }

    void serve() {
      decide();
      ready = wanted;
      assertThat(decide()).isEqualTo(CanaryPhase.SERVING);
    }

    void pass(int seconds) {
      now = now.plus(Duration.ofSeconds(seconds));
    }
  }
}
