package io.ganqp.trainer.evaluation;

import io.ganqp.contract.metric.Direction;
import io.ganqp.trainer.evaluation.Metric.Need;
import io.ganqp.trainer.evaluation.feature.Features;
import io.ganqp.trainer.evaluation.metric.FrechetInfinity;
import io.ganqp.trainer.evaluation.metric.GaussianStatistics;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The Fréchet distance as it would be of endlessly many generated images, by ten of more and more
 * images: too long for a training.
 */
final class FrechetInfinityEstimator implements FeatureEstimator {

  private static final int POINTS = 10;

  /** The first of the points has more images than features, and the last twice as many. */
  private static final int RANGE = 2;

  private final Metric metric;
  private final int dimension;

  FrechetInfinityEstimator(int dimension, UnaryOperator<String> names) {
    this.dimension = dimension;
    metric =
        new Metric(
            names.apply("frechet-distance-infinity"),
            Direction.LOWER_IS_BETTER,
            Set.of(Need.FEATURES),
            dimension + 1);
  }

  /** Fewest generated images for a line. */
  static int minimum(int dimension) {
    return RANGE * (dimension + 1);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(metric);
  }

  @Override
  public Comparison against(ReferenceFeatures reference) {
    Features reals = reference.real();
    if (reals.size() < metric.minimumReals()) {
      return generated -> List.of(TooFew.real(metric, reals.size(), metric.minimumReals()));
    }
    GaussianStatistics real = GaussianStatistics.of(reals);
    return generated -> {
      int minimum = minimum(dimension);
      if (generated.size() < minimum) {
        return List.of(TooFew.generated(metric, generated.size(), minimum));
      }
      FrechetInfinity line = FrechetInfinity.of(real, generated, sizes(generated.size()));
      return List.of(Measurement.of(metric, line.intercept()));
    };
  }

  private List<Integer> sizes(int most) {
    int least = Math.max(dimension + 1, most / POINTS);
    return IntStream.range(0, POINTS)
        .mapToObj(i -> least + (int) ((long) (most - least) * i / (POINTS - 1)))
        .toList();
  }
}
