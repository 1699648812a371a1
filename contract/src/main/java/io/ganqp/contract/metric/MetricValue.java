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
 * @param extractor digest of the network whose features were compared, 64 hexadecimal digits; null
 *     for a metric without one, and where it is not known
 */
public record MetricValue(
    String metric, Direction direction, double value, Double error, String extractor) {

  /** Characters of a name at most; a status has room for no more. */
  public static final int LONGEST_NAME = 96;

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.@/-]{0,95}");

  public MetricValue {
    requireName(metric);
    Objects.requireNonNull(direction, "direction");
    if (error != null && !(error >= 0 && Double.isFinite(error))) {
      throw new IllegalArgumentException(
          "the error of %s must be a finite number and at least 0, not %s"
              .formatted(metric, error));
    }
    requireDigest(extractor);
  }

  /** A value of a metric that needs no network. */
  public MetricValue(String metric, Direction direction, double value, Double error) {
    this(metric, direction, value, error, null);
  }

  /** A value whose error is not known. */
  public MetricValue(String metric, Direction direction, double value) {
    this(metric, direction, value, null, null);
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

  /**
   * Confirms that {@code digest} can be an extractor's.
   *
   * @param digest null where it is not known
   * @throws IllegalArgumentException if not
   */
  public static void requireDigest(String digest) {
    if (digest != null && !DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no digest of an extractor: 64 hexadecimal digits are".formatted(digest));
    }
  }

  /**
   * Whether the two are values of one metric, read the same way: another network under the same
   * name makes it another metric. Where one of the networks is not known, the name decides.
   */
  public boolean isOfSameMetric(MetricValue other) {
    return metric.equals(other.metric)
        && direction == other.direction
        && (extractor == null || other.extractor == null || extractor.equals(other.extractor));
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
