package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;

/**
 * Sums of the polynomial kernel k(x, y) = (x·y / d + 1)³ of Bińkowski et al., "Demystifying MMD
 * GANs" (2018), over all pairs of images of one set.
 *
 * @param others [N] Σ k(x_i, x_j) over j ≠ i for each i
 * @param diagonal Σ k(x_i, x_i)
 */
record KernelSums(double[] others, double diagonal) {

  static KernelSums of(Features features) {
    double[] others = new double[features.size()];
    double[] self = new double[features.size()];
    Rows rows = Rows.of(features);
    Pairs.products(
        rows,
        rows,
        (row, first, count, values) -> {
          double sum = 0;
          for (int j = 0; j < count; j++) {
            double kernel = kernel(values[j], rows.dimension());
            if (first + j == row) {
              self[row] = kernel;
            } else {
              sum += kernel;
            }
          }
          others[row] += sum;
        });
    return new KernelSums(others, sum(self));
  }

  /** Sum over all pairs of two different images, each pair twice. */
  double total() {
    return sum(others);
  }

  static double kernel(double product, int dimension) {
    double base = product / dimension + 1;
    return base * base * base;
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
