package io.ganqp.trainer.judging;

import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.evaluation.ImageSet;

/**
 * Images of a data set, never mirrored.
 *
 * @param heldOut whether they are held-out ones, or else those that are trained on
 * @param size how many, from the first
 */
public record RealImages(PackedDataset dataset, boolean heldOut, int size) implements ImageSet {

  /** The held-out images, or those trained on where none are held out; at most {@code maximum}. */
  public static RealImages of(PackedDataset dataset, int maximum) {
    return dataset.holdoutImages() > 0 ? heldOut(dataset, maximum) : training(dataset, maximum);
  }

  /** Held-out images, at most {@code maximum}. */
  public static RealImages heldOut(PackedDataset dataset, int maximum) {
    return new RealImages(dataset, true, Math.min(dataset.holdoutImages(), maximum));
  }

  /** Images that are trained on, at most {@code maximum}. */
  public static RealImages training(PackedDataset dataset, int maximum) {
    return new RealImages(dataset, false, Math.min(dataset.trainingImages(), maximum));
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

  /** Which of the data set's images these are, in words. */
  String description() {
    return "%s, the first %d, of a split %s"
        .formatted(heldOut ? "held out" : "trained on", size, dataset.options());
  }
}
