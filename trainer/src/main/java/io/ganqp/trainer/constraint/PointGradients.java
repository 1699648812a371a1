package io.ganqp.trainer.constraint;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The critic's gradient at each point of a batch, and the direction whose tangent pass leads to the
 * gradient of loss and penalty together.
 */
final class PointGradients {

  private final int points;
  private final int length;
  private final float[] gradients;
  private final double[] norms;
  private final double[] values;

  /**
   * @param points of a batch
   * @param length elements of a point
   */
  PointGradients(int points, int length) {
    this.points = points;
    this.length = length;
    this.gradients = new float[Math.multiplyExact(points, length)];
    this.norms = new double[points];
    this.values = new double[points];
  }

  /** [points · length], for a backward pass to write to. */
  float[] array() {
    return gradients;
  }

  /** Works out the norms of what {@link #array} holds. */
  void measure() {
    IntStream.range(0, points).parallel().forEach(point -> norms[point] = norm(point));
  }

  private double norm(int point) {
    double sum = 0;
    int end = (point + 1) * length;
    for (int i = point * length; i < end; i++) {
      sum += (double) gradients[i] * gradients[i];
    }
    return Math.sqrt(sum);
  }

  /**
   * Overwrites the gradient g of each point from {@code first} on with c x + φ′(n)/(count n) g,
   * where n = ‖g‖.
   *
   * @param count how many points the penalty is the mean over
   * @param weights c of each point of the batch
   * @param inputs x of each point of the batch
   */
  void toDirections(int first, int count, NormPenalty function, float[] weights, float[] inputs) {
    IntStream.range(first, first + count)
        .parallel()
        .forEach(
            point -> {
              double norm = norms[point];
              values[point] = function.value(norm) / count;
              // Where the gradient vanishes it has no direction, and 0 is a subgradient.
              double scale = norm > 0 ? function.slope(norm) / count / norm : 0;
              combine(point, weights[point], inputs, (float) scale);
            });
  }

  private void combine(int point, float weight, float[] inputs, float scale) {
    int end = (point + 1) * length;
    for (int i = point * length; i < end; i++) {
      gradients[i] = weight * inputs[i] + scale * gradients[i];
    }
  }

  /** What the points from {@code from} to {@code to} − 1 say. */
  GradientNorms summary(int from, int to) {
    double[] there = Arrays.copyOfRange(norms, from, to);
    return new GradientNorms(
        Arrays.stream(values, 0, points).sum(),
        Arrays.stream(there).average().orElse(0),
        Arrays.stream(there).max().orElse(0));
  }
}
