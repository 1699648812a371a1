package io.ganqp.trainer.evaluation.feature;

import java.util.Arrays;

/**
 * Tries a network on two plain images before anybody waits for it: that it runs, and that what it
 * gives for an image depends on that image and on no other.
 */
final class NetworkProbe {

  private static final int RESOLUTION = 32;
  private static final int LENGTH = 3 * RESOLUTION * RESOLUTION;
  private static final double TOLERANCE = 1e-3;

  private final String name;
  private final BatchRunner runner;

  NetworkProbe(String name, BatchRunner runner) {
    this.name = name;
    this.runner = runner;
  }

  /**
   * @return features of one image
   * @throws UnusableExtractorException if it can't serve
   */
  int dimension() {
    byte[] dark = ramp(0);
    byte[] bright = ramp(128);
    Pooling.Pooled mixed = runner.run(RESOLUTION, dark, bright);
    Pooling.Pooled alike = runner.run(RESOLUTION, dark, dark);
    int dimension = mixed.dimension();
    float[] first = Arrays.copyOfRange(mixed.values(), 0, dimension);
    if (Arrays.equals(first, 0, dimension, mixed.values(), dimension, 2 * dimension)) {
      throw new UnusableExtractorException(
          name,
          "it gives the same features for different images: check range, mean, std and output");
    }
    require(first, Arrays.copyOfRange(alike.values(), 0, dimension));
    require(first, Arrays.copyOfRange(alike.values(), dimension, 2 * dimension));
    return dimension;
  }

  private void require(float[] features, float[] again) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < features.length; i++) {
      largest = Math.max(largest, Math.abs(features[i]));
      difference = Math.max(difference, Math.abs(features[i] - again[i]));
    }
    if (difference > TOLERANCE * largest) {
      throw new UnusableExtractorException(
          name,
          "the features of one image change by %.2g of %.2g with the image beside it, or from run to run: export the network for inference (model.eval()), without batch statistics and dropout"
              .formatted(difference, largest));
    }
  }

  private static byte[] ramp(int darkest) {
    byte[] levels = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      levels[i] = (byte) (darkest + (i % RESOLUTION * 3 + i / RESOLUTION) % 128);
    }
    return levels;
  }
}
