package io.ganqp.trainer.evaluation;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Reads a set of images once, in order, a few of them at a time. */
final class Portions {

  private static final int IMAGES = 64;

  /** Values that are in memory at a time; large images come in smaller portions. */
  private static final int VALUES = 1 << 23;

  private Portions() {}

  /**
   * Gives the images away.
   *
   * @param consumer takes some images, in any order and as often as it likes until it returns
   * @param progress told how many were consumed
   */
  static void of(ImageSet images, Consumer<ImageSet> consumer, IntConsumer progress) {
    int resolution = images.resolution();
    int length = 3 * resolution * resolution;
    int most = Math.max(1, Math.min(IMAGES, VALUES / length));
    float[] image = new float[length];
    for (int done = 0; done < images.size(); ) {
      int count = Math.min(most, images.size() - done);
      float[] some = new float[count * length];
      for (int i = 0; i < count; i++) {
        images.copy(done + i, image);
        System.arraycopy(image, 0, some, i * length, length);
      }
      consumer.accept(ImageSet.of(some, resolution));
      done += count;
      progress.accept(done);
    }
  }
}
