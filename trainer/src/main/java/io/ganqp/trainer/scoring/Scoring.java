package io.ganqp.trainer.scoring;

import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.evaluation.Evaluator;
import io.ganqp.trainer.evaluation.FeatureEstimator;
import io.ganqp.trainer.evaluation.FeatureEvaluation;
import io.ganqp.trainer.evaluation.Floor;
import io.ganqp.trainer.evaluation.ImageEstimator;
import io.ganqp.trainer.evaluation.ImageSet;
import io.ganqp.trainer.evaluation.Measurement;
import io.ganqp.trainer.evaluation.Metric;
import io.ganqp.trainer.evaluation.Metrics;
import io.ganqp.trainer.evaluation.ReferenceFeatures;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.Features;
import io.ganqp.trainer.judging.Extractors;
import io.ganqp.trainer.judging.FeaturesOfReals;
import io.ganqp.trainer.judging.ImageProgress;
import io.ganqp.trainer.judging.Judge;
import io.ganqp.trainer.judging.MetricNames;
import io.ganqp.trainer.judging.RealImages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures images by every metric, with the features of both extractors, and real images against
 * real ones beside it.
 *
 * @param dataset of the training
 * @param against which of its images the generated ones are compared with
 * @param extractors stay open
 * @param projections seed of those of the sliced Wasserstein distance
 * @param samples images of an evaluation: no more real ones are looked at
 */
public record Scoring(
    PackedDataset dataset,
    RealImages.Part against,
    Extractors extractors,
    long projections,
    int samples) {

  private static final String MEASURING = "generated images";

  /** Measures all images of a set against at most as many real ones. */
  public Scores score(ImageSet generated, ImageProgress progress) {
    return score(generated, Map.of(), progress);
  }

  /**
   * The same of images that were measured against others already: their features are known.
   *
   * @param former of the same images, by the same extractors
   */
  public Scores score(ImageSet generated, Scores former, ImageProgress progress) {
    return score(generated, former.features(), progress);
  }

  private Scores score(ImageSet generated, Map<String, Features> known, ImageProgress progress) {
    RealImages real = RealImages.of(dataset, against, Math.min(samples, generated.size()));
    List<ImageEstimator> byImages = Metrics.byImages(projections);
    List<Compared> compared =
        Stream.of(extractors.tracking(), extractors.confirmation())
            .distinct()
            .map(extractor -> compared(extractor, real, generated.size(), progress))
            .toList();
    Evaluator evaluator =
        new Evaluator(
            real,
            byImages,
            compared.stream()
                .filter(one -> !known.containsKey(one.extractor().name()))
                .map(Compared::evaluation)
                .toList());
    Evaluator.Result result =
        evaluator.measure(generated, done -> progress.looked(MEASURING, done, generated.size()));
    Map<String, Features> features = new HashMap<>(known);
    features.putAll(result.features());
    List<Measurement> measurements = new ArrayList<>();
    compared.stream()
        .filter(one -> known.containsKey(one.extractor().name()))
        .map(one -> one.evaluation().measure(known.get(one.extractor().name())))
        .forEach(measurements::addAll);
    measurements.addAll(result.measurements());

    Map<String, Measurement> floors = new HashMap<>();
    Floor.byImages(real, byImages).forEach(floor -> floors.put(floor.metric().name(), floor));
    Map<String, FeatureExtractor> owners = new HashMap<>();
    for (Compared one : compared) {
      one.floor().forEach(floor -> floors.put(floor.metric().name(), floor));
      one.estimators().stream()
          .flatMap(estimator -> estimator.metrics().stream())
          .forEach(metric -> owners.put(metric.name(), one.extractor()));
    }
    List<Score> scores = new ArrayList<>();
    for (Measurement measurement : measurements) {
      String name = measurement.metric().name();
      scores.add(
          new Score(
              measurement,
              Optional.ofNullable(floors.get(name)),
              Optional.ofNullable(owners.get(name)),
              counts(measurement.metric(), generated.size(), real.size())));
    }
    Compared finest = compared.get(compared.size() - 1);
    return new Scores(
        List.copyOf(scores), finest.extractor(), features, finest.reference().training());
  }

  /** What is compared by one extractor's features. */
  private record Compared(
      FeatureExtractor extractor,
      ReferenceFeatures reference,
      List<FeatureEstimator> estimators,
      FeatureEvaluation evaluation) {

    List<Measurement> floor() {
      return Floor.byFeatures(extractor, reference.real(), estimators);
    }
  }

  private Compared compared(
      FeatureExtractor extractor, RealImages real, int generated, ImageProgress progress) {
    ReferenceFeatures reference =
        new FeaturesOfReals(dataset, extractors.cache())
            .reference(extractor, real, samples, progress);
    List<FeatureEstimator> estimators =
        Stream.concat(
                Judge.estimators(extractor).stream(),
                Metrics.thorough(
                    extractor.dimension(), generated, name -> MetricNames.full(name, extractor))
                    .stream())
            .toList();
    return new Compared(
        extractor, reference, estimators, new FeatureEvaluation(extractor, reference, estimators));
  }

  private ImageCounts counts(Metric metric, int generated, int real) {
    boolean distributions =
        metric.needs().contains(Metric.Need.IMAGES)
            || metric.needs().contains(Metric.Need.FEATURES);
    return new ImageCounts(
        generated,
        distributions ? real : null,
        metric.needs().contains(Metric.Need.TRAINING_FEATURES)
            ? RealImages.training(dataset, samples).size()
            : null,
        metric.needs().contains(Metric.Need.HELD_OUT_FEATURES)
            ? RealImages.heldOut(dataset, samples).size()
            : null);
  }
}
