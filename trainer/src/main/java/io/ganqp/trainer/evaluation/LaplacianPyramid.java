package io.ganqp.trainer.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits an image into bands of detail, each half the size of the one before, and what is left
 * (Burt and Adelson, "The Laplacian pyramid as a compact image code", 1983).
 */
final class LaplacianPyramid {

  /** Size of the last level, in pixels. */
  static final int COARSEST = 16;

  private static final int CHANNELS = 3;

  /** The binomial filter, which is as good as a Gaussian one here. */
  private static final float[] FILTER = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};

  private LaplacianPyramid() {}

  /**
   * Sizes of the levels of an image of {@code resolution}, the finest first.
   *
   * @throws IllegalArgumentException unless the resolution is {@value #COARSEST} times a power of 2
   */
  static List<Integer> sizes(int resolution) {
    List<Integer> sizes = new ArrayList<>();
    int size = resolution;
    for (; size > COARSEST && size % 2 == 0; size /= 2) {
      sizes.add(size);
    }
    if (size != COARSEST) {
      throw new IllegalArgumentException(
          "images must be " + COARSEST + " pixels times a power of two large, not " + resolution);
    }
    sizes.add(size);
    return sizes;
  }

  /** The levels of {@code image} [3, size, size]: bands, then the low-pass image of 16 px. */
  static List<float[]> of(float[] image, int resolution) {
    List<float[]> levels = new ArrayList<>();
    float[] current = image;
    for (int size = resolution; size > COARSEST; size /= 2) {
      float[] half = reduce(current, size);
      float[] band = expand(half, size / 2);
      for (int i = 0; i < band.length; i++) {
        band[i] = current[i] - band[i];
      }
      levels.add(band);
      current = half;
    }
    levels.add(current);
    return levels;
  }

  private static float[] reduce(float[] image, int size) {
    float[] smooth = filter(image, size, 1);
    int half = size / 2;
    float[] reduced = new float[CHANNELS * half * half];
    for (int row = 0; row < CHANNELS * half; row++) {
      for (int x = 0; x < half; x++) {
        reduced[row * half + x] = smooth[row * 2 * size + 2 * x];
      }
    }
    return reduced;
  }

  private static float[] expand(float[] image, int size) {
    int twice = size * 2;
    float[] spread = new float[CHANNELS * twice * twice];
    for (int row = 0; row < CHANNELS * size; row++) {
      for (int x = 0; x < size; x++) {
        spread[row * 2 * twice + 2 * x] = image[row * size + x];
      }
    }
    return filter(spread, twice, 4);
  }

  /** Filters rows, then columns; beyond its edges the image goes on in a mirror. */
  private static float[] filter(float[] image, int size, float gain) {
    float[] rows = new float[image.length];
    for (int row = 0; row < image.length; row += size) {
      for (int x = 0; x < size; x++) {
        float sum = 0;
        for (int k = 0; k < FILTER.length; k++) {
          sum += FILTER[k] * image[row + mirrored(x + k - 2, size)];
        }
        rows[row + x] = gain * sum;
      }
    }
    float[] both = new float[image.length];
    for (int plane = 0; plane < image.length; plane += size * size) {
      for (int y = 0; y < size; y++) {
        for (int k = 0; k < FILTER.length; k++) {
          int source = plane + mirrored(y + k - 2, size) * size;
          int target = plane + y * size;
          for (int x = 0; x < size; x++) {
            both[target + x] += FILTER[k] * rows[source + x];
          }
        }
      }
    }
    return both;
  }

  private static int mirrored(int position, int size) {
    int positive = Math.abs(position);
    return positive < size ? positive : 2 * size - 2 - positive;
  }
}
