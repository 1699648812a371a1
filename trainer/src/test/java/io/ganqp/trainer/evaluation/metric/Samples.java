package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Features to measure. */
final class Samples {

  private Samples() {}

  /** Those of the linear congruential generator of {@code reference.py}. */
  static Features congruential(long seed, int images, int dimension, double scale, double shift) {
    float[] values = new float[images * dimension];
    long state = seed;
    for (int i = 0; i < values.length; i++) {
      state = (1664525 * state + 1013904223) & 0xffffffffL;
      values[i] = (float) ((state >> 16) / 65536.0 * scale + shift);
    }
    return new Features(dimension, values);
  }

  /** Independent normal features. */
  static Features normal(long seed, int images, int dimension) {
    Random random = new Random(seed);
    float[] values = new float[images * dimension];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Features(dimension, values);
  }

  /** Features on a coarse grid, so that many distances are equal. */
  static Features onGrid(long seed, int images, int dimension) {
    Random random = new Random(seed);
    float[] values = new float[images * dimension];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(3);
    }
    return new Features(dimension, values);
  }

  static Features shuffled(Features features, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, features.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return select(features, order.stream().mapToInt(Integer::intValue).toArray());
  }

  static Features without(Features features, int image) {
    return select(features, IntStream.range(0, features.size()).filter(i -> i != image).toArray());
  }

  static Features select(Features features, int... images) {
    int d = features.dimension();
    float[] values = new float[images.length * d];
    for (int i = 0; i < images.length; i++) {
      System.arraycopy(features.values(), images[i] * d, values, i * d, d);
    }
    return new Features(d, values);
  }
}
