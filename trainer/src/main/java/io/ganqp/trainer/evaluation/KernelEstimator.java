package io.ganqp.trainer.evaluation;

import io.ganqp.contract.metric.Direction;
import io.ganqp.trainer.evaluation.Metric.Need;
import io.ganqp.trainer.evaluation.metric.KernelDistance;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The kernel distance ×10³, as it is usually reported, with its standard error. */
final class KernelEstimator implements FeatureEstimator {

  private static final double SCALE = 1000;

  private final Metric metric;

  KernelEstimator(UnaryOperator<String> names) {
    metric =
        new Metric(
            names.apply(Metrics.KERNEL_DISTANCE),
            Direction.LOWER_IS_BETTER,
            Set.of(Need.FEATURES),
            KernelDistance.MINIMUM);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(metric);
  }

  @Override
  public Comparison against(ReferenceFeatures reference) {
    int reals = reference.real().size();
    if (reals < KernelDistance.MINIMUM) {
      return generated -> List.of(TooFew.real(metric, reals, KernelDistance.MINIMUM));
    }
    KernelDistance.Sample real = new KernelDistance.Sample(reference.real());
    return generated -> {
      if (generated.size() < KernelDistance.MINIMUM) {
        return List.of(TooFew.generated(metric, generated.size(), KernelDistance.MINIMUM));
      }
      KernelDistance distance = KernelDistance.between(real, new KernelDistance.Sample(generated));
      return List.of(
          Measurement.of(metric, SCALE * distance.unbiased(), SCALE * distance.standardError()));
    };
  }
}
