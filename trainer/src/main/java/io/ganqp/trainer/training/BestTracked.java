package io.ganqp.trainer.training;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import java.util.Objects;

/**
 * What the best model so far of a run was chosen by. It is in the checkpoint: a resumed run
 * confirms the same models as one that was never stopped.
 *
 * @param metric name of the metric
 * @param direction which values are the better ones
 * @param value at its evaluation, finite
 * @param samples generated images that it was taken on
 * @param confirmed value on latents of its own, finite; of the same metric, though it may be on
 *     larger images
 */
record BestTracked(
    String metric, Direction direction, double value, int samples, double confirmed) {

  BestTracked {
    Objects.requireNonNull(metric, "metric");
    if (!Double.isFinite(value) || !Double.isFinite(confirmed)) {
      throw new IllegalArgumentException(
          "the best value of %s is %s, confirmed as %s".formatted(metric, value, confirmed));
    }
    direction = Objects.requireNonNullElse(direction, Direction.LOWER_IS_BETTER);
  }

  static BestTracked of(MetricValue tracked, int samples, MetricValue confirmed) {
    return new BestTracked(
        tracked.metric(), tracked.direction(), tracked.value(), samples, confirmed.value());
  }

  /** Whether a value can be compared with this one. */
  boolean isComparable(MetricValue tracked, int other) {
    return metric.equals(tracked.metric()) && direction == tracked.direction() && samples == other;
  }

  /**
   * Whether {@code tracked} is as good, to within its error, or better: the luckiest value of many
   * is not to keep all later ones out.
   */
  boolean isReachedBy(MetricValue tracked) {
    double error = tracked.error() == null ? 0 : tracked.error();
    double margin = direction == Direction.LOWER_IS_BETTER ? error : -error;
    return !direction.isBetter(value + margin, tracked.value());
  }

  /** Whether {@code confirmed} is better than what this one was confirmed as. */
  boolean isImprovedBy(MetricValue candidate) {
    return direction.isBetter(candidate.value(), confirmed);
  }
}
