package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.image.Crop;

/**
 * How a source becomes training data.
 *
 * @param resolution rows and columns of an image
 * @param crop how an image that isn't square becomes one
 * @param mirror whether batches show an image from left to right or from right to left, by chance
 * @param holdoutFraction the part that is never trained on, 0 … below 1
 * @param holdoutBy what is held out as a whole
 * @param maximumRejectedFraction the part of the files that may be unusable, 0 … 1
 * @param seed chooses the held-out part
 */
public record DatasetOptions(
    int resolution,
    Crop crop,
    boolean mirror,
    double holdoutFraction,
    HoldoutBy holdoutBy,
    double maximumRejectedFraction,
    long seed) {

  public DatasetOptions {
    if (resolution < 1) {
      throw new IllegalArgumentException("resolution must be at least 1, not " + resolution);
    }
    if (!(holdoutFraction >= 0 && holdoutFraction < 1)) {
      throw new IllegalArgumentException(
          "holdoutFraction must be at least 0 and below 1, not " + holdoutFraction);
    }
    if (!(maximumRejectedFraction >= 0 && maximumRejectedFraction <= 1)) {
      throw new IllegalArgumentException(
          "maximumRejectedFraction must be from 0 to 1, not " + maximumRejectedFraction);
    }
  }

  /** The same where each image is held out by itself. */
  public DatasetOptions(
      int resolution,
      Crop crop,
      boolean mirror,
      double holdoutFraction,
      double maximumRejectedFraction,
      long seed) {
    this(resolution, crop, mirror, holdoutFraction, HoldoutBy.IMAGE, maximumRejectedFraction, seed);
  }
}
