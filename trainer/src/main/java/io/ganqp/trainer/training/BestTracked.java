package io.ganqp.trainer.training;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import java.util.Objects;

/**
 * The best value so far of the metric that chooses the best model, at the evaluations of a run. It
 * is in the checkpoint: a resumed run confirms the same models as one that was never stopped.
 *
 * @param metric its name
 * @param direction which values are the better ones
 * @param value finite
 * @param samples generated images that it was taken on
 */
record BestTracked(String metric, Direction direction, double value, int samples) {

  BestTracked {
    Objects.requireNonNull(metric, "metric");
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the best value of " + metric + " is " + value);
    }
    direction = Objects.requireNonNullElse(direction, Direction.LOWER_IS_BETTER);
  }

  static BestTracked of(MetricValue value, int samples) {
    return new BestTracked(value.metric(), value.direction(), value.value(), samples);
  }

  /**
   * Whether {@code candidate} is as good, as it is when its evaluation is repeated, or better; or
   * can't be compared, since the specification has changed.
   */
  boolean isReachedBy(BestTracked candidate) {
    return !metric.equals(candidate.metric)
        || direction != candidate.direction
        || samples != candidate.samples
        || !direction.isBetter(value, candidate.value);
  }
}
