package io.ganqp.trainer.evaluation.metric;

/**
 * What is summed over the values of two vectors. A few values of one vector are taken with those of
 * many others: the loop is over the others, which HotSpot turns into vector instructions as it does
 * not a loop over the values of one sum. It does so reliably only where the body is short and
 * stores once.
 */
enum Operation {
  /** x · y. */
  PRODUCT {
    @Override
    void add(double[] x, int k, double[][] y, double[] sums) {
      addProducts(x[k], x[k + 1], x[k + 2], x[k + 3], y[k], y[k + 1], y[k + 2], y[k + 3], sums);
    }
  },

  /** (x − y)². */
  SQUARED_DIFFERENCE {
    @Override
    void add(double[] x, int k, double[][] y, double[] sums) {
      addSquares(x[k], x[k + 1], y[k], y[k + 1], sums);
      addSquares(x[k + 2], x[k + 3], y[k + 2], y[k + 3], sums);
    }
  };

  /**
   * Adds what the values {@code k} … {@code k} + 3 contribute.
   *
   * @param x values of one vector
   * @param y [value][j] of vector j
   * @param sums [j] of x with vector j
   */
  abstract void add(double[] x, int k, double[][] y, double[] sums);

  private static void addProducts(
      double x0,
      double x1,
      double x2,
      double x3,
      double[] y0,
      double[] y1,
      double[] y2,
      double[] y3,
      double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += (x0 * y0[j] + x1 * y1[j]) + (x2 * y2[j] + x3 * y3[j]);
    }
  }

  private static void addSquares(double x0, double x1, double[] y0, double[] y1, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      double d0 = x0 - y0[j];
      double d1 = x1 - y1[j];
      sums[j] += d0 * d0 + d1 * d1;
    }
  }
}
