package io.ganqp.trainer.evaluation;

import java.util.Random;

/** Simple pictures to measure: a soft disc of some colour on a ground of another. */
final class Blobs {

  private Blobs() {}

  static float[] images(int number, int size, long seed) {
    Random random = new Random(seed);
    float[] images = new float[number * 3 * size * size];
    for (int n = 0; n < number; n++) {
      double x0 = size * (0.3 + 0.4 * random.nextDouble());
      double y0 = size * (0.3 + 0.4 * random.nextDouble());
      double radius = size * (0.15 + 0.15 * random.nextDouble());
      for (int c = 0; c < 3; c++) {
        double ground = random.nextDouble() - 1;
        double disc = random.nextDouble();
        for (int y = 0; y < size; y++) {
          for (int x = 0; x < size; x++) {
            double inside = 1 / (1 + Math.exp(2 * (Math.hypot(x - x0, y - y0) - radius)));
            images[((n * 3 + c) * size + y) * size + x] =
                (float) (ground + (disc - ground) * inside);
          }
        }
      }
    }
    return images;
  }

  static float[] withNoise(float[] images, double deviation, long seed) {
    Random random = new Random(seed);
    float[] noisy = images.clone();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (float) (deviation * random.nextGaussian());
    }
    return noisy;
  }

  /** Each pixel becomes the mean of 3×3. */
  static float[] blurred(float[] images, int size) {
    float[] blurred = images.clone();
    for (int plane = 0; plane < images.length; plane += size * size) {
      for (int y = 1; y < size - 1; y++) {
        for (int x = 1; x < size - 1; x++) {
          float sum = 0;
          for (int k = 0; k < 9; k++) {
            sum += images[plane + (y + k / 3 - 1) * size + x + k % 3 - 1];
          }
          blurred[plane + y * size + x] = sum / 9;
        }
      }
    }
    return blurred;
  }

  /** As many images, but only the first {@code modes} different ones. */
  static float[] collapsed(float[] images, int size, int modes) {
    int length = 3 * size * size;
    float[] collapsed = new float[images.length];
    for (int i = 0; i < images.length; i += length) {
      System.arraycopy(images, i / length % modes * length, collapsed, i, length);
    }
    return collapsed;
  }
}
