package io.ganqp.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pure functions on lists of conditions; none changes its arguments. */
public final class Conditions {

  private static final String TRUE = "True";
  private static final String FALSE = "False";

  private Conditions() {}

  /**
   * The list with each of {@code states} in the place of the condition of its type, or at the end.
   * The transition time is {@code now} where the status is another one, and stays otherwise.
   *
   * @param present the list so far; null counts as empty
   * @param now as a rule, the time of an injected clock
   */
  public static List<Condition> with(
      List<Condition> present, List<ConditionState> states, Instant now) {
    List<Condition> conditions = new ArrayList<>(present == null ? List.of() : present);
    for (ConditionState state : states) {
      int index = indexOf(conditions, state.type());
      Condition former = index < 0 ? null : conditions.get(index);
      Condition condition = condition(state, former, now);
      if (former == null) {
        conditions.add(condition);
      } else {
        conditions.set(index, condition);
      }
    }
    return List.copyOf(conditions);
  }

  /** The list, but for the conditions of {@code types}, which are as in {@code former}. */
  public static List<Condition> kept(
      List<Condition> present, List<Condition> former, List<String> types) {
    return present.stream()
        .map(
            condition ->
                types.contains(condition.getType())
                    ? find(former, condition.getType()).orElse(condition)
                    : condition)
        .toList();
  }

  /** The condition of that type, if the list has one. */
  public static Optional<Condition> find(List<Condition> conditions, String type) {
    if (conditions == null) {
      return Optional.empty();
    }
    int index = indexOf(conditions, type);
    return index < 0 ? Optional.empty() : Optional.of(conditions.get(index));
  }

  /** Whether the list says that it holds. */
  public static boolean isTrue(List<Condition> conditions, String type) {
    return find(conditions, type).filter(c -> TRUE.equals(c.getStatus())).isPresent();
  }

  private static Condition condition(ConditionState state, Condition former, Instant now) {
    String status = state.holds() ? TRUE : FALSE;
    boolean same = former != null && status.equals(former.getStatus());
    return new ConditionBuilder()
        .withType(state.type())
        .withStatus(status)
        .withReason(state.reason())
        .withMessage(state.message())
        .withLastTransitionTime(
            same ? former.getLastTransitionTime() : now.truncatedTo(ChronoUnit.SECONDS).toString())
        .build();
  }

  private static int indexOf(List<Condition> conditions, String type) {
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i).getType().equals(type)) {
        return i;
      }
    }
    return -1;
  }
}
