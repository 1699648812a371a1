package io.ganqp.trainer.scoring;

import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.Features;
import io.ganqp.trainer.evaluation.metric.Copying;
import io.ganqp.trainer.evaluation.metric.TrainingImages;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came out of one measurement, by every metric. */
public final class Scores {

  private final List<Score> all;
  private final FeatureExtractor finest;
  private final Map<String, Features> generated;
  private final Optional<Features> training;

  /**
   * @param finest the extractor that sees most
   * @param generated features of the images measured, by the extractor's name
   * @param training features by it, of the images trained on
   */
  Scores(
      List<Score> all,
      FeatureExtractor finest,
      Map<String, Features> generated,
      Optional<Features> training) {
    this.all = all;
    this.finest = finest;
    this.generated = Map.copyOf(generated);
    this.training = training;
  }

  List<Score> all() {
    return all;
  }

  /** The features of the images measured, by the extractor's name. */
  Map<String, Features> features() {
    return generated;
  }

  /** Name of the extractor by whose features pairs are close. */
  String pairedBy() {
    return finest.name();
  }

  /**
   * The generated images that are nearest to an image trained on, with that one, the closest first.
   *
   * @param count at most so many
   * @throws IllegalArgumentException if there are fewer than 2 images trained on
   */
  List<Copying.Pair> closest(int count) {
    return Copying.of(new TrainingImages(training.orElseThrow()), generated.get(finest.name()))
        .closest(count);
  }
}
