package io.ganqp.trainer.scoring;

import io.ganqp.trainer.dataset.DatasetOptions;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.evaluation.Measurement;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.metric.Copying;
import io.ganqp.trainer.judging.RealImages;
import java.util.List;
import java.util.Optional;

/**
 * An evaluation as it is told: the names of its fields are those of the JSON. What is not known or
 * does not apply is null, never left out.
 *
 * @param evaluated what was evaluated
 * @param dataset what it was compared with
 * @param metrics a value of each, or why there is none
 * @param pairs the closest pairs; null if nobody asked for them
 */
public record EvaluationReport(Subject evaluated, Reals dataset, List<Value> metrics, Pairs pairs) {

  /**
   * What was evaluated; see {@link Evaluated}.
   *
   * @param images how many were measured
   */
  record Subject(
      String kind,
      String source,
      String sha256,
      Long iteration,
      int images,
      Integer latentDimension,
      Long seed) {}

  /**
   * The data set.
   *
   * @param digest SHA-256 of its images
   * @param against which of them the generated ones are compared with
   */
  record Reals(
      String source,
      String digest,
      int resolution,
      String crop,
      int images,
      int training,
      int heldOut,
      double holdoutFraction,
      String holdoutBy,
      long seed,
      String against) {}

  /**
   * A metric's value.
   *
   * @param better {@code lower} or {@code higher}
   * @param reservation why the value is missing or not meaningful
   */
  record Value(
      String name,
      String better,
      Double value,
      Double standardError,
      String reservation,
      ImageCounts counts,
      FloorValue floor,
      Extractor extractor) {}

  /** One half of the real images against the other. */
  record FloorValue(Double value, Double standardError, String reservation, ImageCounts counts) {}

  /**
   * A feature extractor.
   *
   * @param digest SHA-256 of all that decides the features
   * @param network SHA-256 of the network's file
   * @param dimension features of an image
   */
  record Extractor(String name, String digest, String network, int dimension) {
    static Extractor of(FeatureExtractor extractor) {
      return new Extractor(
          extractor.name(), extractor.digest(), extractor.networkDigest(), extractor.dimension());
    }
  }

  /** The closest pairs, and by whose features. */
  record Pairs(String extractor, List<Copying.Pair> closest) {}

  /**
   * A report.
   *
   * @param images how many were measured
   * @param source where the data set's images are
   */
  public static EvaluationReport of(
      Evaluated evaluated,
      int images,
      String source,
      PackedDataset dataset,
      RealImages.Part against,
      Scores scores,
      Optional<ClosestPairs> pairs) {
    return new EvaluationReport(
        new Subject(
            evaluated.kind().word(),
            evaluated.source(),
            evaluated.digest(),
            evaluated.iteration(),
            images,
            evaluated.latentDimension(),
            evaluated.seed()),
        reals(source, dataset, against),
        scores.all().stream().map(EvaluationReport::value).toList(),
        pairs.map(p -> new Pairs(p.extractor(), p.pairs())).orElse(null));
  }

  private static Reals reals(String source, PackedDataset dataset, RealImages.Part against) {
    DatasetOptions options = dataset.options();
    return new Reals(
        source,
        dataset.images().digest(),
        options.resolution(),
        options.crop().name(),
        dataset.images().size(),
        dataset.trainingImages(),
        dataset.holdoutImages(),
        options.holdoutFraction(),
        options.holdoutBy().name(),
        options.seed(),
        switch (against) {
          case HELD_OUT -> "holdout";
          case TRAINING -> "training";
          case ALL -> "all";
        });
  }

  private static Value value(Score score) {
    Measurement measured = score.measurement();
    return new Value(
        measured.metric().name(),
        measured.metric().direction().word(),
        value(measured),
        standardError(measured),
        measured.reservation().orElse(null),
        score.counts(),
        score
            .floor()
            .map(
                floor ->
                    new FloorValue(
                        value(floor),
                        standardError(floor),
                        floor.reservation().orElse(null),
                        score.floorCounts()))
            .orElse(null),
        score.extractor().map(Extractor::of).orElse(null));
  }

  private static Double value(Measurement measurement) {
    return measurement.value().isPresent() ? (Double) measurement.value().getAsDouble() : null;
  }

  private static Double standardError(Measurement measurement) {
    return measurement.standardError().isPresent()
        ? (Double) measurement.standardError().getAsDouble()
        : null;
  }
}
