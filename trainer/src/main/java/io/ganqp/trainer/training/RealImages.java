package io.ganqp.trainer.training;

import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.evaluation.ImageSet;

/**
 * The images that a generator is compared with.
 *
 * @param heldOut whether they are the held-out ones, or else those that it was trained on
 * @param size how many, from the first
 */
record RealImages(PackedDataset dataset, boolean heldOut, int size) implements ImageSet {

  /** The held-out images, or those trained on where none are held out; at most {@code maximum}. */
  static RealImages of(PackedDataset dataset, int maximum) {
    boolean heldOut = dataset.holdoutImages() > 0;
    int available = heldOut ? dataset.holdoutImages() : dataset.trainingImages();
    return new RealImages(dataset, heldOut, Math.min(available, maximum));
  }

  @Override
  public int resolution() {
    return dataset.options().resolution();
  }

  @Override
  public void copy(int index, float[] target) {
    if (heldOut) {
      dataset.holdout(index, target, 0);
    } else {
      dataset.training(index, false, target, 0);
    }
  }
}
