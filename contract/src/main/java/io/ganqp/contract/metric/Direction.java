package io.ganqp.contract.metric;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * Which values of a metric are the better ones. In JSON {@code "lower"} or {@code "higher"}; where
 * a document does not say, lower is better, as it was before there was another.
 */
@JsonSerialize(using = DirectionSerializer.class)
public enum Direction {
  /** As of a distance. */
  LOWER_IS_BETTER("lower"),
  /** As of precision or coverage. */
  HIGHER_IS_BETTER("higher");

  private final String word;

  Direction(String word) {
    this.word = word;
  }

  /**
   * The direction of that word.
   *
   * @param word null for {@link #LOWER_IS_BETTER}
   * @throws IllegalArgumentException if it is no such word
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Direction of(String word) {
    for (Direction direction : values()) {
      if (direction.word.equals(word)) {
        return direction;
      }
    }
    if (word == null) {
      return LOWER_IS_BETTER;
    }
    throw new IllegalArgumentException(
        "direction must be \"lower\" or \"higher\", not \"" + word + "\"");
  }

  /** {@code lower} or {@code higher}. */
  public String word() {
    return word;
  }

  /** Whether {@code candidate} is the better value; what is not a number never is. */
  public boolean isBetter(double candidate, double other) {
    if (Double.isNaN(candidate) || Double.isNaN(other)) {
      return !Double.isNaN(candidate);
    }
    return this == LOWER_IS_BETTER ? candidate < other : candidate > other;
  }

  @Override
  public String toString() {
    return word + " is better";
  }
}
