package io.ganqp.trainer.dataset.image;

/** The weights of a one-dimensional resampling filter, normalised to one at every output. */
final class FilterWeights {
  private static final double LOBES = 3;

  private final int[] first;
  private final float[][] weights;

  private FilterWeights(int[] first, float[][] weights) {
    this.first = first;
    this.weights = weights;
  }

  /** Lanczos-3 from {@code inputs} samples to {@code outputs}; pixel centres lie at n + ½. */
  static FilterWeights lanczos(int inputs, int outputs) {
    double step = (double) inputs / outputs;
    double stretch = Math.max(1, step);
    int[] first = new int[outputs];
    float[][] weights = new float[outputs][];
    for (int output = 0; output < outputs; output++) {
      double centre = (output + 0.5) * step;
      first[output] = (int) Math.max(0, Math.floor(centre - LOBES * stretch + 0.5));
      int end = (int) Math.min(inputs, Math.floor(centre + LOBES * stretch + 0.5));
      weights[output] = normalised(first[output], end, centre, stretch);
    }
    return new FilterWeights(first, weights);
  }

  private static float[] normalised(int first, int end, double centre, double stretch) {
    double[] raw = new double[end - first];
    double sum = 0;
    for (int i = 0; i < raw.length; i++) {
      raw[i] = lanczos((first + i + 0.5 - centre) / stretch);
      sum += raw[i];
    }
    float[] weights = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      weights[i] = (float) (raw[i] / sum);
    }
    return weights;
  }

  private static double lanczos(double x) {
    if (x == 0) {
      return 1;
    }
    double angle = Math.PI * x;
    return Math.abs(x) >= LOBES
        ? 0
        : LOBES * StrictMath.sin(angle) * StrictMath.sin(angle / LOBES) / (angle * angle);
  }

  /** Filters one line of samples. */
  void apply(float[] input, float[] output) {
    for (int i = 0; i < first.length; i++) {
      float sum = 0;
      int at = first[i];
      for (float weight : weights[i]) {
        sum += weight * input[at++];
      }
      output[i] = sum;
    }
  }

  /**
   * Filters lines across, each of which counts for the few outputs that it is near.
   *
   * @param outputs where the output lines go, one behind the other; zero before
   * @param offset of the first
   * @param length samples of a line
   */
  Sums sums(float[] outputs, int offset, int length) {
    return new Sums(outputs, offset, length);
  }

  /** Takes input lines in their order. */
  final class Sums {
    private final float[] outputs;
    private final int offset;
    private final int length;
    private int input;
    private int oldest;

    private Sums(float[] outputs, int offset, int length) {
      this.outputs = outputs;
      this.offset = offset;
      this.length = length;
    }

    /** Adds the next line. */
    void add(float[] line) {
      while (oldest < first.length && first[oldest] + weights[oldest].length <= input) {
        oldest++;
      }
      for (int i = oldest; i < first.length && first[i] <= input; i++) {
        float weight = weights[i][input - first[i]];
        int at = offset + i * length;
        for (int x = 0; x < length; x++) {
          outputs[at + x] += weight * line[x];
        }
      }
      input++;
    }
  }
}
