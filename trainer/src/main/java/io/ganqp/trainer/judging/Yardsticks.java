package io.ganqp.trainer.judging;

import io.ganqp.trainer.evaluation.Estimator;
import io.ganqp.trainer.evaluation.FeatureEstimator;
import io.ganqp.trainer.evaluation.Floor;
import io.ganqp.trainer.evaluation.ImageEstimator;
import io.ganqp.trainer.evaluation.Measurement;
import io.ganqp.trainer.evaluation.Metric;
import io.ganqp.trainer.evaluation.Metrics;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.Features;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what the values of a training's metrics are to be read with. */
final class Yardsticks {

  private final ComparedImages images;
  private final List<Yardstick> found = new ArrayList<>();

  private Yardsticks(ComparedImages images) {
    this.images = images;
  }

  /**
   * The images that are compared.
   *
   * @param real that generated ones are compared with
   * @param training that copies would be of
   * @param generated how many
   */
  record ComparedImages(RealImages real, RealImages training, int generated) {

    private String words(Metric metric) {
      RealImages others = metric.needs().contains(Metric.Need.TRAINING_FEATURES) ? training : real;
      return "%,d generated images against %s".formatted(generated, others.words());
    }
  }

  /**
   * Those of all metrics, first of those by features.
   *
   * @param extractors stay open; the features of real images are in their cache by now
   * @param seed of the projections of the sliced Wasserstein distance
   */
  static List<Yardstick> of(ComparedImages images, Optional<Extractors> extractors, long seed) {
    Yardsticks yardsticks = new Yardsticks(images);
    extractors.ifPresent(
        open -> {
          FeatureExtractor extractor = open.tracking();
          List<FeatureEstimator> estimators = Judge.estimators(extractor);
          Features real =
              new FeaturesOfReals(images.real().dataset(), open.cache())
                  .reference(extractor, images.real(), ImageProgress.SILENT)
                  .real();
          // A matrix of hundreds of dimensions is not worked out for a value that means nothing.
          List<FeatureEstimator> meaningful =
              estimators.stream().filter(one -> isEnough(real.size() / 2, one)).toList();
          yardsticks.add(estimators, Floor.byFeatures(extractor, real, meaningful));
        });
    List<ImageEstimator> byImages = Metrics.byImages(seed);
    yardsticks.add(byImages, Floor.byImages(images.real(), byImages));
    return List.copyOf(yardsticks.found);
  }

  private static boolean isEnough(int images, Estimator estimator) {
    return estimator.metrics().stream().allMatch(metric -> metric.minimumReals() <= images);
  }

  private void add(List<? extends Estimator> estimators, List<Measurement> floors) {
    Map<String, Measurement> meaningful = new HashMap<>();
    floors.stream()
        .filter(Measurement::meaningful)
        .forEach(floor -> meaningful.put(floor.metric().name(), floor));
    for (Estimator estimator : estimators) {
      for (Metric metric : estimator.metrics()) {
        Measurement floor = meaningful.get(metric.name());
        found.add(
            new Yardstick(
                metric.name(),
                metric.direction(),
                images.words(metric),
                floor == null ? null : floor.value().getAsDouble()));
      }
    }
  }
}
