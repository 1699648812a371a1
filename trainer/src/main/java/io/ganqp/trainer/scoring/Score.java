package io.ganqp.trainer.scoring;

import io.ganqp.trainer.evaluation.Measurement;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import java.util.Optional;

/**
 * A measurement and what it has to be read with.
 *
 * @param measurement of the generated images
 * @param floor the same metric of one half of the real images against the other, where it has a
 *     value
 * @param extractor whose features are compared; empty for a metric by the images themselves
 * @param counts of the images behind the measurement
 */
record Score(
    Measurement measurement,
    Optional<Measurement> floor,
    Optional<FeatureExtractor> extractor,
    ImageCounts counts) {

  /** Of the images behind the floor. */
  ImageCounts floorCounts() {
    return ImageCounts.halves(counts.real());
  }
}
