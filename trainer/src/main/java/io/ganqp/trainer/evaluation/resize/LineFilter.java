package io.ganqp.trainer.evaluation.resize;

import java.util.Arrays;

/**
 * What one dimension of a resize reads: for each output the first input, and the weights of the
 * inputs from there on, which sum to one. The filter is stretched when shrinking. The steps are
 * those of Pillow's {@code precompute_coeffs}, in double precision and in its order.
 */
final class LineFilter {

  private final int[] first;
  private final double[][] weights;

  private LineFilter(int[] first, double[][] weights) {
    this.first = first;
    this.weights = weights;
  }

  static LineFilter of(ResizeFilter filter, int inputs, int outputs) {
    double scale = (double) inputs / outputs;
    double stretch = Math.max(scale, 1);
    double support = filter.support() * stretch;
    int[] first = new int[outputs];
    double[][] weights = new double[outputs][];
    for (int output = 0; output < outputs; output++) {
      double centre = (output + 0.5) * scale;
      first[output] = Math.max(0, (int) (centre - support + 0.5));
      int end = Math.min(inputs, (int) (centre + support + 0.5));
      weights[output] = new double[end - first[output]];
      fill(weights[output], filter, first[output], centre, 1 / stretch);
    }
    return new LineFilter(first, weights);
  }

  private static void fill(
      double[] weights, ResizeFilter filter, int first, double centre, double step) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = filter.weight((first + i - centre + 0.5) * step);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length && sum != 0; i++) {
      weights[i] /= sum;
    }
  }

  /** Filters a line that begins at {@code from} of {@code source}. */
  void along(float[] source, int from, float[] target, int to) {
    for (int output = 0; output < first.length; output++) {
      double[] taps = weights[output];
      int at = from + first[output];
      double sum = 0;
      for (int i = 0; i < taps.length; i++) {
        sum += source[at + i] * taps[i];
      }
      target[to + output] = (float) sum;
    }
  }

  /**
   * Filters across lines: from all of {@code source} to all of the target.
   *
   * @param sums as long as a line, overwritten
   */
  void across(float[] source, double[] sums, float[] target) {
    int width = sums.length;
    for (int output = 0; output < first.length; output++) {
      double[] taps = weights[output];
      Arrays.fill(sums, 0);
      for (int i = 0; i < taps.length; i++) {
        add(source, (first[output] + i) * width, taps[i], sums);
      }
      for (int x = 0; x < width; x++) {
        target[output * width + x] = (float) sums[x];
      }
    }
  }

  private static void add(float[] source, int from, double weight, double[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += source[from + x] * weight;
    }
  }
}
