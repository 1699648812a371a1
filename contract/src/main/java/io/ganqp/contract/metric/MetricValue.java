package io.ganqp.contract.metric;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a metric says of a generator.
 *
 * @param metric its name: a letter, then at most 95 letters, digits and {@code _ . @ / -}
 * @param direction which values are the better ones
 * @param value of the metric; NaN where it could not be told
 * @param error standard error of the value, at least 0; null where it is not known
 */
public record MetricValue(String metric, Direction direction, double value, Double error) {

  /** Characters of a name at most; a status has room for no more. */
  public static final int LONGEST_NAME = 96;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.@/-]{0,95}");

  public MetricValue {
    requireName(metric);
    Objects.requireNonNull(direction, "direction");
    if (error != null && !(error >= 0 && Double.isFinite(error))) {
      throw new IllegalArgumentException(
          "the error of %s must be a finite number and at least 0, not %s"
              .formatted(metric, error));
    }
  }

  /** A value whose error is not known. */
  public MetricValue(String metric, Direction direction, double value) {
    this(metric, direction, value, null);
  }

  /**
   * Confirms that {@code name} can name a metric.
   *
   * @throws IllegalArgumentException if not
   */
  public static void requireName(String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          ("\"%s\" cannot name a metric: use a letter, then letters, digits and _ . @ / -, %d"
                  + " characters at most")
              .formatted(name, LONGEST_NAME));
    }
  }

  /** Whether the two are values of one metric, read the same way. */
  public boolean isOfSameMetric(MetricValue other) {
    return metric.equals(other.metric) && direction == other.direction;
  }

  /**
   * Whether this is the better value of one metric.
   *
   * @throws IllegalArgumentException if they are of two
   */
  public boolean isBetterThan(MetricValue other) {
    if (!isOfSameMetric(other)) {
      throw new IllegalArgumentException(this + " cannot be compared with " + other);
    }
    return direction.isBetter(value, other.value);
  }
}
