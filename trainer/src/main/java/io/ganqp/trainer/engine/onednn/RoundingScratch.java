package io.ganqp.trainer.engine.onednn;

/**
 * Buffers of the rounded convolutions of a plan, which work one after the other.
 *
 * @param image of the larger side, rounded
 * @param features of the smaller side, rounded
 * @param result of a kernel, in the layout that it chose
 */
record RoundingScratch(SharedBuffer image, SharedBuffer features, SharedBuffer result) {

  void allocate() {
    image.allocate();
    features.allocate();
    result.allocate();
  }
}
