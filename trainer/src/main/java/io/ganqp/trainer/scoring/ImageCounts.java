package io.ganqp.trainer.scoring;

/**
 * How many images a value comes from.
 *
 * @param generated images that were measured
 * @param real images that they were compared with; null where the metric does not need them
 * @param training images that copies of were looked for; null where the metric does not need them
 * @param heldOut images beside which copies are told; null where the metric does not need them
 */
record ImageCounts(int generated, Integer real, Integer training, Integer heldOut) {

  /** Those of a half of {@code real} images against the other. */
  static ImageCounts halves(int real) {
    return new ImageCounts(real / 2, real - real / 2, null, null);
  }

  /** {@code 1000 / 44}: generated ones, and those that they were compared with. */
  String text() {
    if (real != null) {
      return generated + " / " + real;
    }
    return generated + " / " + training + (heldOut == null ? "" : ", " + heldOut);
  }
}
