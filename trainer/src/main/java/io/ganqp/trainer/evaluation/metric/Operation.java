package io.ganqp.trainer.evaluation.metric;

/** What is summed over the values of two vectors: of one vector with many at a time. */
enum Operation {
  /** x · y. */
  PRODUCT {
    @Override
    void add(
        double[] sums,
        double x0,
        double x1,
        double x2,
        double x3,
        double[] y0,
        double[] y1,
        double[] y2,
        double[] y3) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += (x0 * y0[j] + x1 * y1[j]) + (x2 * y2[j] + x3 * y3[j]);
      }
    }
  },

  /** (x − y)². */
  SQUARED_DIFFERENCE {
    @Override
    void add(
        double[] sums,
        double x0,
        double x1,
        double x2,
        double x3,
        double[] y0,
        double[] y1,
        double[] y2,
        double[] y3) {
      for (int j = 0; j < sums.length; j++) {
        double d0 = x0 - y0[j];
        double d1 = x1 - y1[j];
        double d2 = x2 - y2[j];
        double d3 = x3 - y3[j];
        sums[j] += (d0 * d0 + d1 * d1) + (d2 * d2 + d3 * d3);
      }
    }
  };

  /**
   * Adds to the sums of one vector with each of many; loops over those, which a compiler turns into
   * vector instructions, as it does not a loop over the values of a sum.
   *
   * @param x the first {@code length} values count
   * @param length a multiple of 4
   * @param y [k][j] value k of vector j
   * @param sums [j]
   */
  final void add(double[] x, int length, double[][] y, double[] sums) {
    for (int k = 0; k < length; k += 4) {
      add(sums, x[k], x[k + 1], x[k + 2], x[k + 3], y[k], y[k + 1], y[k + 2], y[k + 3]);
    }
  }

  abstract void add(
      double[] sums,
      double x0,
      double x1,
      double x2,
      double x3,
      double[] y0,
      double[] y1,
      double[] y2,
      double[] y3);
}
