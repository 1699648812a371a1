package io.ganqp.trainer.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ganqp.contract.metric.MetricCurve;
import io.ganqp.contract.metric.MetricValue;
import java.util.List;
import java.util.Objects;

/**
 * What the evaluations of a run gave so far, by the metric that chooses. It is in the checkpoint: a
 * resumed run exports the same models as one that was never stopped.
 *
 * @param curve all of one metric
 * @param samples generated images that each value was taken on
 * @param extractor digest of the network that they are by; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Evaluations(MetricCurve curve, int samples, String extractor) {

  Evaluations {
    Objects.requireNonNull(curve, "curve");
  }

  /**
   * Those so far and one more, alone if they can't be compared.
   *
   * @param before null for none
   * @param tracked what it gave; what is not finite is left out
   * @param samples generated images that it was taken on
   */
  static Evaluations with(Evaluations before, long iteration, MetricValue tracked, int samples) {
    if (!Double.isFinite(tracked.value())) {
      return before;
    }
    MetricCurve.Point point = new MetricCurve.Point(iteration, tracked.value(), tracked.error());
    boolean goesOn = before != null && before.isComparable(tracked, samples);
    return new Evaluations(
        goesOn
            ? before.curve.with(point)
            : new MetricCurve(tracked.metric(), tracked.direction(), List.of(point)),
        samples,
        tracked.extractor());
  }

  /**
   * Those of iterations before that one; null for none. A checkpoint has no more of them, since the
   * evaluation of its own iteration is made again when a run resumes there, and a stop may have put
   * it off: the same checkpoint is written either way.
   */
  static Evaluations before(long iteration, Evaluations all) {
    if (all == null) {
      return null;
    }
    List<MetricCurve.Point> points =
        all.curve.points().stream().filter(point -> point.iteration() < iteration).toList();
    return points.isEmpty()
        ? null
        : new Evaluations(
            new MetricCurve(all.curve.metric(), all.curve.direction(), points),
            all.samples,
            all.extractor);
  }

  /**
   * Stricter than {@link BestTracked#isComparable}: no earlier version wrote a curve without its
   * extractor, so that null is a metric that has none.
   */
  private boolean isComparable(MetricValue tracked, int other) {
    return samples == other
        && tracked.metric().equals(curve.metric())
        && tracked.direction() == curve.direction()
        && Objects.equals(tracked.extractor(), extractor);
  }
}
