package io.ganqp.trainer.evaluation.feature;

import java.util.Arrays;

/** How what a network gives for an image becomes one vector. */
public sealed interface Pooling {

  /** It is one already: [N, D], or with further dimensions of 1. */
  record None() implements Pooling {
    @Override
    public Pooled of(float[] output, long[] shape, Layout layout) {
      long values = product(shape, 1, shape.length);
      require(
          shape.length >= 2 && Arrays.stream(shape, 1, shape.length).max().orElse(0) == values,
          "one vector an image is wanted, set pooling: average or pooling: cls",
          shape);
      return new Pooled((int) values, output);
    }

    @Override
    public String toString() {
      return "none";
    }
  }

  /** The mean over all places: [N, D, H, W], [N, H, W, D] by the layout, or tokens [N, T, D]. */
  record Average() implements Pooling {
    @Override
    public Pooled of(float[] output, long[] shape, Layout layout) {
      require(
          shape.length == 3 || shape.length == 4,
          "only [N, D, H, W], [N, H, W, D] and [N, T, D] have places to average, set pooling: none",
          shape);
      boolean channelsFirst = shape.length == 4 && layout == Layout.NCHW;
      int dimension = (int) shape[channelsFirst ? 1 : shape.length - 1];
      int images = (int) shape[0];
      int places = (int) (product(shape, 1, shape.length) / dimension);
      int step = channelsFirst ? 1 : dimension;
      float[] means = new float[images * dimension];
      for (int i = 0; i < means.length; i++) {
        int image = i / dimension;
        int feature = i % dimension;
        int first = image * places * dimension + feature * (channelsFirst ? places : 1);
        double sum = 0;
        for (int place = 0; place < places; place++) {
          sum += output[first + place * step];
        }
        means[i] = (float) (sum / places);
      }
      return new Pooled(dimension, means);
    }

    @Override
    public String toString() {
      return "average";
    }
  }

  /** One token of [N, T, D]; a vision transformer's CLS token is number 0. */
  record Token(int index) implements Pooling {
    @Override
    public Pooled of(float[] output, long[] shape, Layout layout) {
      require(
          shape.length == 3,
          "only tokens [N, T, D] have a token " + index + ", set pooling: none",
          shape);
      require(index < shape[1], "there is no token " + index, shape);
      int dimension = (int) shape[2];
      int tokens = (int) shape[1];
      float[] chosen = new float[(int) shape[0] * dimension];
      for (int image = 0; image < shape[0]; image++) {
        int from = (image * tokens + index) * dimension;
        System.arraycopy(output, from, chosen, image * dimension, dimension);
      }
      return new Pooled(dimension, chosen);
    }

    @Override
    public String toString() {
      return "token " + index;
    }
  }

  /**
   * Vectors, one after the other.
   *
   * @param values [N · dimension]
   */
  record Pooled(int dimension, float[] values) {}

  /**
   * Pools what a network gave for some images.
   *
   * @param shape of {@code output}, images first
   * @throws IllegalArgumentException if that has no such form
   */
  Pooled of(float[] output, long[] shape, Layout layout);

  private static void require(boolean right, String problem, long[] shape) {
    if (!right) {
      throw new IllegalArgumentException(
          "its output has the shape " + Arrays.toString(shape) + ": " + problem);
    }
  }

  private static long product(long[] shape, int from, int to) {
    return Arrays.stream(shape, from, to).reduce(1, (a, b) -> a * b);
  }
}
