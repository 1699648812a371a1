package io.ganqp.trainer.evaluation;

import io.ganqp.contract.metric.Direction;
import io.ganqp.trainer.evaluation.Metric.Need;
import io.ganqp.trainer.evaluation.metric.Manifold;
import io.ganqp.trainer.evaluation.metric.Prdc;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Precision, recall, density and coverage, of no more generated images than there are real ones:
 * the more there are, the more of everything their manifold covers.
 */
final class ManifoldEstimator implements FeatureEstimator {

  private static final int NEIGHBOURS =
      Math.max(Prdc.PRECISION_RECALL_NEIGHBOURS, Prdc.DENSITY_COVERAGE_NEIGHBOURS);
  private static final int MINIMUM = NEIGHBOURS + 1;

  private final List<Metric> metrics;

  ManifoldEstimator(UnaryOperator<String> names) {
    metrics =
        Stream.of("precision", "recall", "density", "coverage")
            .map(names)
            .map(
                name ->
                    new Metric(name, Direction.HIGHER_IS_BETTER, Set.of(Need.FEATURES), MINIMUM))
            .toList();
  }

  @Override
  public List<Metric> metrics() {
    return metrics;
  }

  @Override
  public Comparison against(ReferenceFeatures reference) {
    int reals = reference.real().size();
    if (reals < MINIMUM) {
      return generated -> metrics.stream().map(m -> TooFew.real(m, reals, MINIMUM)).toList();
    }
    Manifold real = Manifold.of(reference.real(), NEIGHBOURS);
    return generated -> {
      int size = generated.size();
      if (size < MINIMUM) {
        return metrics.stream().map(m -> TooFew.generated(m, size, MINIMUM)).toList();
      }
      Prdc prdc =
          Prdc.between(real, Manifold.of(generated.first(reals), Prdc.PRECISION_RECALL_NEIGHBOURS));
      return List.of(
          Measurement.of(metrics.get(0), prdc.precision()),
          Measurement.of(metrics.get(1), prdc.recall()),
          Measurement.of(metrics.get(2), prdc.density()),
          Measurement.of(metrics.get(3), prdc.coverage()));
    };
  }
}
