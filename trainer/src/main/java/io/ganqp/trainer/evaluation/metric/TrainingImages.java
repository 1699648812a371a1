package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Arrays;

/**
 * The images that a generator was trained on, to find copies of them. How far a training image is
 * from the next one is computed when first asked for, and kept.
 */
public final class TrainingImages {

  private final Rows rows;
  private final double[] toOthers;

  /**
   * Takes the features as they are.
   *
   * @throws IllegalArgumentException for fewer than 2 images or values that are not finite
   */
  public TrainingImages(Features features) {
    FiniteFeatures.require(features, 2, "a search for copies of training images");
    rows = Rows.of(features);
    toOthers = new double[features.size()];
    Arrays.fill(toOthers, Double.NaN);
  }

  /**
   * The nearest training image of each image.
   *
   * @throws IllegalArgumentException if there are none, the numbers of features differ or a value
   *     is not finite
   */
  public Nearest nearest(Features images) {
    FiniteFeatures.require(images, 1, "a search for copies of training images");
    return Nearest.of(Rows.of(images), rows);
  }

  /** The distance of each of these training images to the nearest other one. */
  synchronized double[] toOthers(int[] images) {
    int[] unknown =
        Arrays.stream(images).filter(i -> Double.isNaN(toOthers[i])).distinct().toArray();
    Nearest found = Nearest.of(rows.select(unknown), rows, unknown);
    for (int i = 0; i < unknown.length; i++) {
      toOthers[unknown[i]] = found.distance()[i];
    }
    return Arrays.stream(images).mapToDouble(i -> toOthers[i]).toArray();
  }
}
