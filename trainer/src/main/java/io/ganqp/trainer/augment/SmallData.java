package io.ganqp.trainer.augment;

import io.ganqp.crds.v1alpha1.TrainingLoopSpec;

/**
 * Whether a critic could learn its images by heart: they are few, and it sees each of them often.
 *
 * <p>BigGAN's FID on CIFAR-10 falls by DiffAugment from 39.8 to 22.4 with 5,000 images, from 21.6
 * to 14.0 with 10,000, and from 9.6 to 8.7 only with 50,000 (arXiv 2006.10738). Without
 * augmentation it begins to rise after some hundreds of passes over the images (arXiv 2006.06676,
 * figure 1); in a run of fewer, augmentation makes the task harder and prevents nothing.
 */
final class SmallData {

  /** Most images that are few. */
  static final int IMAGES = 10_000;

  /** Fewest passes over them that are many. */
  static final int PASSES = 100;

  private SmallData() {}

  static boolean isSmall(TrainingLoopSpec loop, int images) {
    long seen = (long) loop.iterations() * loop.criticSteps() * loop.batchSize();
    return images <= IMAGES && seen >= (long) PASSES * images;
  }
}
