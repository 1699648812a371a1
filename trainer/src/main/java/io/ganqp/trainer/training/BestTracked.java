package io.ganqp.trainer.training;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param extractor digest of the network that {@code value} is by; null where there is none, and in
 *     checkpoints of earlier versions
 * @param confirming the same of {@code confirmed}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BestTracked(
    String metric,
    Direction direction,
    double value,
    int samples,
    double confirmed,
    String extractor,
    String confirming) {

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
        tracked.metric(),
        tracked.direction(),
        tracked.value(),
        samples,
        confirmed.value(),
        tracked.extractor(),
        confirmed.extractor());
  }

  /** Whether a value can be compared with this one: by the same network, of as many images. */
  boolean isComparable(MetricValue tracked, int other) {
    return samples == other
        && tracked.isOfSameMetric(new MetricValue(metric, direction, value, null, extractor));
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

  /**
   * Whether {@code candidate} is better than what this one was confirmed as, or, by another
   * network, can't be compared with it.
   */
  boolean isImprovedBy(MetricValue candidate) {
    MetricValue former =
        new MetricValue(candidate.metric(), candidate.direction(), confirmed, null, confirming);
    return !candidate.isOfSameMetric(former) || candidate.isBetterThan(former);
  }
}
