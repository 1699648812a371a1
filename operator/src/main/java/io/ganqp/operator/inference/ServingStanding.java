package io.ganqp.operator.inference;

import io.ganqp.operator.canary.CanaryConditions;
import io.ganqp.operator.canary.CanaryReason;
import io.ganqp.operator.status.ConditionState;
import io.ganqp.operator.status.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What tools that do not know services read of one: it follows from what else is said of it. */
final class ServingStanding {

  /**
   * A node or a place in a queue may be on its way, a pod that went is replaced, the rest retried.
   */
  private static final Set<String> MENDED_BY_THE_CLUSTER =
      Set.of(
          ServingReason.UNSCHEDULABLE.word(),
          ServingReason.API_SERVER_UNAVAILABLE.word(),
          ServingReason.NODE_REFUSED.word(),
          ServingReason.NODE_LOST.word(),
          ServingReason.REGISTRY_UNAVAILABLE.word(),
          ServingReason.SCHEDULING_GATED.word(),
          ServingReason.VOLUME_NOT_MOUNTED.word(),
          ServingReason.POD_SANDBOX.word(),
          ServingReason.PREEMPTED.word(),
          ServingReason.EVICTED.word());

  private static final Set<String> ON_ITS_WAY =
      Set.of(
          CanaryReason.CANDIDATE_STARTING.word(),
          CanaryReason.ROUTE_NOT_TAKEN.word(),
          CanaryReason.PROMOTING.word());

  private ServingStanding() {}

  /** Whether nobody has to do anything about it. */
  static boolean isMendedByTheCluster(Obstacle obstacle) {
    return obstacle.needsTimeOnly() || MENDED_BY_THE_CLUSTER.contains(obstacle.reason().word());
  }

  /**
   * {@code states}, as {@link ServingConditions} gives them, with those of {@link Standing}.
   *
   * @param refused what is asked for and not allowed, in sentences
   * @param missing what is asked for and cannot be made in this cluster yet, in sentences
   */
  static List<ConditionState> added(
      List<ConditionState> states, List<String> refused, List<String> missing) {
    List<ConditionState> all = new ArrayList<>(states);
    Standing standing = standing(states);
    if (standing == Standing.SETTLED && !refused.isEmpty()) {
      all.addAll(
          Standing.STUCK.conditions(ServingReason.NOT_ALLOWED.word(), String.join(" ", refused)));
    } else if (standing == Standing.SETTLED && !missing.isEmpty()) {
      all.addAll(
          Standing.UNDER_WAY.conditions(
              ServingReason.KIND_MISSING.word(), String.join(" ", missing)));
    } else if (standing == Standing.SETTLED && canary(states).isPresent()) {
      ConditionState canary = canary(states).get();
      all.addAll(
          (canary.type().equals(CanaryConditions.FAILED) ? Standing.STUCK : Standing.UNDER_WAY)
              .conditions(canary.reason(), canary.message()));
    } else {
      ConditionState cause = cause(states);
      all.addAll(standing.conditions(cause.reason(), cause.message()));
    }
    return all;
  }

  /** What a candidate that has failed, or is on its way, keeps from being settled. */
  private static Optional<ConditionState> canary(List<ConditionState> states) {
    return states.stream().filter(ServingStanding::keepsFromBeingSettled).findFirst();
  }

  private static boolean keepsFromBeingSettled(ConditionState state) {
    return state.type().equals(CanaryConditions.FAILED)
        ? state.holds()
        : state.type().equals(CanaryConditions.SERVING) && ON_ITS_WAY.contains(state.reason());
  }

  private static ConditionState cause(List<ConditionState> states) {
    ConditionState ready = of(ServingConditions.READY, states);
    ConditionState rollout = of(ServingConditions.ROLLOUT_BLOCKED, states);
    boolean byRollout =
        rollout.holds() || rollout.reason().equals(ServingReason.ROLLING_OUT.word());
    return ready.holds() && byRollout ? rollout : ready;
  }

  private static Standing standing(List<ConditionState> states) {
    ConditionState ready = of(ServingConditions.READY, states);
    ConditionState rollout = of(ServingConditions.ROLLOUT_BLOCKED, states);
    if (rollout.holds()) {
      return MENDED_BY_THE_CLUSTER.contains(rollout.reason()) ? Standing.UNDER_WAY : Standing.STUCK;
    }
    if (ready.reason().equals(ServingReason.SCALED_TO_ZERO.word())) {
      return Standing.SETTLED;
    }
    return ready.holds() && !rollout.reason().equals(ServingReason.ROLLING_OUT.word())
        ? Standing.SETTLED
        : Standing.UNDER_WAY;
  }

  private static ConditionState of(String type, List<ConditionState> states) {
    return states.stream().filter(s -> s.type().equals(type)).findFirst().orElseThrow();
  }
}
