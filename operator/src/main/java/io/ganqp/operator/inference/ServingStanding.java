package io.ganqp.operator.inference;

import io.ganqp.operator.status.ConditionState;
import io.ganqp.operator.status.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What tools that do not know services read of one: it follows from what else is said of it. */
final class ServingStanding {

  private ServingStanding() {}

  /** {@code states}, as {@link ServingConditions} gives them, with those of {@link Standing}. */
  static List<ConditionState> added(List<ConditionState> states) {
    Map<String, ConditionState> byType =
        states.stream().collect(Collectors.toMap(ConditionState::type, Function.identity()));
    ConditionState ready = byType.get(ServingConditions.READY);
    ConditionState rollout = byType.get(ServingConditions.ROLLOUT_BLOCKED);
    Standing standing = standing(ready, rollout);
    boolean byRollout =
        rollout.holds() || rollout.reason().equals(ServingReason.ROLLING_OUT.word());
    ConditionState cause = ready.holds() && byRollout ? rollout : ready;
    List<ConditionState> all = new ArrayList<>(states);
    all.addAll(standing.conditions(cause.reason(), cause.message()));
    return all;
  }

  private static Standing standing(ConditionState ready, ConditionState rollout) {
    if (rollout.holds()) {
      // A node may be on its way.
      return rollout.reason().equals(ServingReason.UNSCHEDULABLE.word())
          ? Standing.UNDER_WAY
          : Standing.STUCK;
    }
    if (ready.reason().equals(ServingReason.SCALED_TO_ZERO.word())) {
      return Standing.SETTLED;
    }
    return ready.holds() && !rollout.reason().equals(ServingReason.ROLLING_OUT.word())
        ? Standing.SETTLED
        : Standing.UNDER_WAY;
  }
}
