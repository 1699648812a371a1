package io.ganqp.trainer.evaluation.feature;

import java.util.Arrays;

/**
 * A vector of features for each image of a set.
 *
 * @param dimension features of one image, at least 1
 * @param values [N · dimension], one image after the other; not copied
 */
public record Features(int dimension, float[] values) {

  /**
   * Takes the values as they are.
   *
   * @throws IllegalArgumentException if they are no whole number of vectors
   */
  public Features {
    if (dimension < 1 || values.length % dimension != 0) {
      throw new IllegalArgumentException(
          values.length + " values are no whole number of vectors of " + dimension);
    }
  }

  /** How many images there are. */
  public int size() {
    return values.length / dimension;
  }

  /** The features of the first {@code images}, or of all where there are fewer. */
  public Features first(int images) {
    return images >= size()
        ? this
        : new Features(dimension, Arrays.copyOf(values, images * dimension));
  }

  /** Feature {@code k} of image {@code i}. */
  public float get(int i, int k) {
    return values[i * dimension + k];
  }
}
