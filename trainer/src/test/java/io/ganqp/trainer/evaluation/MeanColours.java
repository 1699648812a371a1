package io.ganqp.trainer.evaluation;

import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Map;
import java.util.function.IntConsumer;

/** Features that need no network: the mean colours of the quarters of an image. */
public final class MeanColours implements FeatureExtractor {

  private static final int DIMENSION = 12;

  @Override
  public String name() {
    return "mean-colours@2";
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public String digest() {
    return "0".repeat(64);
  }

  @Override
  public String networkDigest() {
    return "0".repeat(64);
  }

  @Override
  public Map<String, String> metricNames() {
    return Map.of();
  }

  @Override
  public void close() {}

  @Override
  public Features extract(ImageSet images, IntConsumer progress) {
    int size = images.resolution();
    float[] values = new float[images.size() * DIMENSION];
    float[] image = new float[3 * size * size];
    for (int i = 0; i < images.size(); i++) {
      images.copy(i, image);
      for (int p = 0; p < image.length; p++) {
        int channel = p / (size * size);
        int row = p / size % size * 2 / size;
        int column = p % size * 2 / size;
        values[i * DIMENSION + channel * 4 + row * 2 + column] += image[p] * 4 / size / size;
      }
    }
    return new Features(DIMENSION, values);
  }
}
