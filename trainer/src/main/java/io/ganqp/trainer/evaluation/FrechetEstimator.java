package io.ganqp.trainer.evaluation;

import io.ganqp.contract.metric.Direction;
import io.ganqp.trainer.evaluation.Metric.Need;
import io.ganqp.trainer.evaluation.metric.FrechetDistance;
import io.ganqp.trainer.evaluation.metric.GaussianStatistics;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The Fréchet distance, marked where there are fewer images than it takes. */
final class FrechetEstimator implements FeatureEstimator {

  private static final int MINIMUM = 2;

  private final Metric metric;

  FrechetEstimator(int dimension, UnaryOperator<String> names) {
    metric =
        new Metric(
            names.apply(Metrics.FRECHET_DISTANCE),
            Direction.LOWER_IS_BETTER,
            Set.of(Need.FEATURES),
            dimension + 1);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(metric);
  }

  @Override
  public Comparison against(ReferenceFeatures reference) {
    int reals = reference.real().size();
    if (reals < MINIMUM) {
      return generated -> List.of(TooFew.real(metric, reals, MINIMUM));
    }
    GaussianStatistics real = GaussianStatistics.of(reference.real());
    return generated -> {
      if (generated.size() < MINIMUM) {
        return List.of(TooFew.generated(metric, generated.size(), MINIMUM));
      }
      FrechetDistance distance = FrechetDistance.between(real, GaussianStatistics.of(generated));
      return List.of(Measurement.of(metric, distance.value()).with(distance.reservation()));
    };
  }
}
