package io.ganqp.operator.canary;

import static io.ganqp.operator.canary.CanaryWorld.AFTER_MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanarySpec;
import io.ganqp.operator.canary.Routing.State;
import io.ganqp.operator.status.ConditionState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only a share that a Gateway leads to a candidate counts. */
class RoutedCanaryTest {
  private static final Routing NOT_TAKEN = Routing.not(State.NOT_TAKEN, "NoMatchingParent: none");
  private static final Routing REJECTED =
      Routing.not(State.REJECTED, "UnsupportedValue: no parameters");
  private static final Routing CHANGING = Routing.not(State.CHANGING, "not yet");
  private static final List<Condition> NONE_BEFORE = List.of();

  private final CanaryWorld world = new CanaryWorld();

  @BeforeEach
  void promotesByTime() {
    world.asked = AFTER_MINUTES;
  }

  @Test
  void aShareThatNoGatewayTakesIsInTheRouteAndPromotesNothing() {
    world.routing = NOT_TAKEN;
    world.decide();
    world.ready = 1;
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    assertThat(world.decision.percent()).isEqualTo(20);
    world.pass(100_000);
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    assertThat(serving().holds()).isFalse();
    assertThat(serving().reason()).isEqualTo("RouteNotTaken");
    assertThat(serving().message()).contains("does not route its share", "NoMatchingParent");

    world.routing = Routing.taken();
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    assertThat(serving().holds()).isTrue();
    world.pass(599);
    assertThat(world.decide()).as("its time begins then").isEqualTo(CanaryPhase.SERVING);
    world.pass(1);
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
  }

  @Test
  void itsTimeBeginsWhenTheGatewayHasTakenTheShareAndNotTheRouteOfBefore() {
    world.decide();
    world.ready = 1;
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    world.routing = CHANGING;
    world.pass(60);
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    world.routing = Routing.taken();
    world.decide();
    assertThat(world.status.since()).isEqualTo(world.now.toString());
  }

  @Test
  void theFirstLookSaysThatItsShareWasJustAdded() {
    world.decide();
    world.ready = 1;
    world.decide();
    assertThat(serving().message())
        .endsWith(
            "does not route its share to it yet. Its share was just added to the HTTPRoute; waiting"
                + " for the Gateway to accept it.");
  }

  @Test
  void aFurtherChangeOfTheRouteIsNoBreak() {
    world.serve();
    world.asked = new CanarySpec(30, 600, null, null);
    world.routing = CHANGING;
    world.pass(600);
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
  }

  @Test
  void aRouteThatIsTakenNoMoreIsABreakAndStaysAsItIs() {
    world.serve();
    world.pass(500);
    world.routing = NOT_TAKEN;
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    assertThat(world.decision.percent()).isEqualTo(20);
    world.routing = Routing.taken();
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
    world.pass(599);
    assertThat(world.decide()).isEqualTo(CanaryPhase.SERVING);
  }

  @Test
  void aGatewayThatRejectsTheShareHasTheRouteOfBeforeBack() {
    world.decide();
    world.ready = 1;
    world.decide();
    world.routing = REJECTED;
    world.pass(9);
    assertThat(world.decide())
        .as("it may have yet to find the Service")
        .isEqualTo(CanaryPhase.STARTING);
    world.pass(1);
    assertThat(world.decide()).isEqualTo(CanaryPhase.FAILED);
    assertThat(world.decision.percent()).isZero();
    assertThat(world.decision.rollOut()).isFalse();
    assertThat(world.decision.fault())
        .contains(new CanaryFault("RouteNotTaken", "UnsupportedValue: no parameters"));
    world.routing = Routing.taken();
    world.pass(3600);
    assertThat(world.decide()).as("and it is not tried again").isEqualTo(CanaryPhase.FAILED);
  }

  @Test
  void oneThatIsPromotedByAPersonThenGetsNoShare() {
    world.decide();
    world.ready = 1;
    world.decide();
    world.routing = REJECTED;
    world.asked = new CanarySpec(20, null, "candidate", null);
    assertThat(world.decide()).isEqualTo(CanaryPhase.PROMOTING);
    assertThat(world.decision.percent()).isZero();
  }

  @Test
  void aRouteThatIsRejectedWithoutTheShareIsWaitedFor() {
    world.decide();
    world.ready = 1;
    world.routing = REJECTED;
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    world.pass(3600);
    assertThat(world.decide()).isEqualTo(CanaryPhase.STARTING);
    assertThat(world.decision.percent()).isZero();
    assertThat(serving().message()).endsWith("no parameters");
    world.routing = Routing.taken();
    world.lead();
  }

  @Test
  void itsPodsStayUntilTheGatewayHasTakenTheRouteWithoutThem() {
    world.serve();
    world.asked = new CanarySpec(20, 600, null, "candidate");
    assertThat(world.decide()).isEqualTo(CanaryPhase.WITHDRAWN);
    world.routing = CHANGING;
    world.pass(10);
    world.decide();
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.LEAVE);
    assertThat(world.decision.again()).contains(CanaryWorld.START.plusSeconds(300));
    world.routing = Routing.taken();
    world.decide();
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.REMOVE);
    world.routing = CHANGING;
    world.pass(290);
    world.decide();
    assertThat(world.decision.pods(world.now)).isEqualTo(CanaryDecision.Pods.REMOVE);
    assertThat(world.decision.again()).isEmpty();
  }

  @Test
  void withoutAShareNoRouteIsWaitedFor() {
    world.asked = new CanarySpec(0, null, null, null);
    world.routing = NOT_TAKEN;
    world.serve();
    assertThat(serving().holds()).isFalse();
    assertThat(serving().message())
        .isEqualTo(
            "Model a, revision candidate, is ready and gets no requests of the HTTPRoute, as"
                + " canary.percent is 0. To go on, raise it, or set canary.promote or"
                + " canary.reject: candidate.");
  }

  private ConditionState serving() {
    return CanaryConditions.of(world.asked, world.decision, NONE_BEFORE).stream()
        .filter(state -> state.type().equals(CanaryConditions.SERVING))
        .findFirst()
        .orElseThrow();
  }
}
