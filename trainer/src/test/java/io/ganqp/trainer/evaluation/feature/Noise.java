package io.ganqp.trainer.evaluation.feature;

import io.ganqp.trainer.evaluation.ImageSet;
import java.util.Random;

/** Images of noise in [−1, 1], always the same. */
final class Noise {

  private Noise() {}

  static float[] images(int number, int resolution) {
    Random random = new Random(resolution);
    float[] images = new float[number * 3 * resolution * resolution];
    for (int i = 0; i < images.length; i++) {
      images[i] = 2 * random.nextFloat() - 1;
    }
    return images;
  }

  static ImageSet set(int number, int resolution) {
    return ImageSet.of(images(number, resolution), resolution);
  }
}
