package io.ganqp.trainer.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A value of a metric, or why there is none.
 *
 * @param metric what was measured
 * @param value finite; absent if it could not be computed
 * @param standardError of the value, where the metric has one
 * @param reservation why the value is missing or not meaningful, to be shown with it
 */
public record Measurement(
    Metric metric,
    OptionalDouble value,
    OptionalDouble standardError,
    Optional<String> reservation) {

  /**
   * Checks that a missing value has its reason.
   *
   * @throws IllegalArgumentException if it has none, or a number is not finite
   */
  public Measurement {
    if (value.isEmpty() && reservation.isEmpty()) {
      throw new IllegalArgumentException(metric.name() + " has neither a value nor a reason");
    }
    if (!Double.isFinite(value.orElse(0)) || !Double.isFinite(standardError.orElse(0))) {
      throw new IllegalArgumentException(
          "%s is not finite: %s, standard error %s".formatted(metric.name(), value, standardError));
    }
  }

  /** A value without a known error. */
  static Measurement of(Metric metric, double value) {
    return new Measurement(
        metric, OptionalDouble.of(value), OptionalDouble.empty(), Optional.empty());
  }

  /** A value with its standard error. */
  static Measurement of(Metric metric, double value, double standardError) {
    return new Measurement(
        metric, OptionalDouble.of(value), OptionalDouble.of(standardError), Optional.empty());
  }

  /** No value. */
  static Measurement missing(Metric metric, String reason) {
    return new Measurement(
        metric, OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(reason));
  }

  /** This one, with a reservation. */
  Measurement with(Optional<String> why) {
    return new Measurement(metric, value, standardError, why);
  }

  /** Whether models may be ordered by it. */
  public boolean meaningful() {
    return reservation.isEmpty();
  }
}
