package io.ganqp.trainer.evaluation;

import io.ganqp.trainer.evaluation.Metric.Need;
import io.ganqp.trainer.evaluation.feature.Features;
import io.ganqp.trainer.evaluation.metric.Copying;
import io.ganqp.trainer.evaluation.metric.Nearest;
import io.ganqp.trainer.evaluation.metric.TrainingImages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Whether generated images are copies of those that the generator was trained on. */
final class CopyingEstimator implements FeatureEstimator {

  private static final int MINIMUM = 2;

  private final Metric authenticity;
  private final Metric nearer;

  CopyingEstimator(UnaryOperator<String> names) {
    authenticity =
        new Metric(
            names.apply("authenticity"),
            Direction.HIGHER_IS_BETTER,
            Set.of(Need.TRAINING_FEATURES),
            0);
    nearer =
        new Metric(
            names.apply("nearer-than-held-out"),
            Direction.LOWER_IS_BETTER,
            Set.of(Need.TRAINING_FEATURES, Need.HELD_OUT_FEATURES),
            0);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(authenticity, nearer);
  }

  @Override
  public Comparison against(ReferenceFeatures reference) {
    int images = reference.training().map(Features::size).orElse(0);
    if (images < MINIMUM) {
      return generated -> metrics().stream().map(m -> TooFew.training(m, images, MINIMUM)).toList();
    }
    TrainingImages training = new TrainingImages(reference.training().get());
    Optional<Nearest> heldOut =
        reference.heldOut().filter(h -> h.size() > 0).map(training::nearest);
    return generated -> {
      if (generated.size() == 0) {
        return metrics().stream().map(m -> TooFew.generated(m, 0, 1)).toList();
      }
      Copying copying = Copying.of(training, generated);
      return List.of(
          Measurement.of(authenticity, copying.authenticity()),
          heldOut
              .map(other -> Measurement.of(nearer, copying.nearerThan(other)))
              .orElseGet(() -> Measurement.missing(nearer, "no images were held out")));
    };
  }
}
