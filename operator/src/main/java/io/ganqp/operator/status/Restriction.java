package io.ganqp.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;

/** Says what of a resource is left out, as the administrator does not allow it. */
public final class Restriction {

  /** Type of the condition; it is absent where nothing is left out. */
  public static final String CONDITION = "Restricted";

  /** Its reason. */
  public static final String REASON = "NotAllowed";

  private Restriction() {}

  /**
   * {@code conditions}, with this one at the end while there is something to say.
   *
   * @param sentences what is left out, and what an administrator may set
   */
  public static List<Condition> in(
      List<Condition> conditions, List<String> sentences, Instant now) {
    if (!sentences.isEmpty()) {
      return Conditions.with(
          conditions,
          List.of(new ConditionState(CONDITION, true, REASON, String.join(" ", sentences))),
          now);
    }
    return Conditions.find(conditions, CONDITION).isEmpty()
        ? conditions
        : conditions.stream().filter(c -> !c.getType().equals(CONDITION)).toList();
  }
}
