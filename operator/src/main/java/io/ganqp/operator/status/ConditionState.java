package io.ganqp.operator.status;

import java.util.Objects;

/**
 * What is to be said of one aspect of a resource.
 *
 * @param type of the condition, such as {@code Ready}
 * @param holds whether its status is True; False otherwise
 * @param reason one word in CamelCase, for programs
 * @param message a sentence or two, for people
 */
public record ConditionState(String type, boolean holds, String reason, String message) {

  /** The most characters of a message; a pod's own words may be many. */
  private static final int LONGEST = 1024;

  public ConditionState {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(reason, "reason");
    message = shortened(Objects.requireNonNull(message, "message"));
  }

  private static String shortened(String message) {
    String whole = message.strip();
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
  }
}
