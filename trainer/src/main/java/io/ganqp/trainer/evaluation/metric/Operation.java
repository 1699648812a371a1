package io.ganqp.trainer.evaluation.metric;

/**
 * What is summed over the values of two vectors. Two vectors are taken at a time and a few of their
 * values, with many others: the loop is over those, which HotSpot turns into vector instructions as
 * it does not a loop over the values of one sum. It does so only for short bodies that load
 * everything before they store; {@code MetricsBenchmark} shows it.
 */
enum Operation {
  /** x · y. */
  PRODUCT {
    @Override
    void add(double[] x, double[] z, int k, double[][] y, double[] sumsX, double[] sumsZ) {
      addProducts(
          x[k], x[k + 1], x[k + 2], x[k + 3], z[k], z[k + 1], z[k + 2], z[k + 3], y[k], y[k + 1],
          y[k + 2], y[k + 3], sumsX, sumsZ);
    }
  },

  /** (x − y)². */
  SQUARED_DIFFERENCE {
    @Override
    void add(double[] x, double[] z, int k, double[][] y, double[] sumsX, double[] sumsZ) {
      addSquares(x[k], x[k + 1], z[k], z[k + 1], y[k], y[k + 1], sumsX, sumsZ);
      addSquares(x[k + 2], x[k + 3], z[k + 2], z[k + 3], y[k + 2], y[k + 3], sumsX, sumsZ);
    }
  };

  /**
   * Adds what the values {@code k} … {@code k} + 3 contribute.
   *
   * @param x values of one vector
   * @param z values of another
   * @param y [value][j] of vector j
   * @param sumsX [j] of x with vector j
   * @param sumsZ [j] of z with vector j; another array than {@code sumsX}
   */
  abstract void add(double[] x, double[] z, int k, double[][] y, double[] sumsX, double[] sumsZ);

  private static void addProducts(
      double x0,
      double x1,
      double x2,
      double x3,
      double z0,
      double z1,
      double z2,
      double z3,
      double[] y0,
      double[] y1,
      double[] y2,
      double[] y3,
      double[] sumsX,
      double[] sumsZ) {
    for (int j = 0; j < sumsX.length; j++) {
      double a = y0[j];
      double b = y1[j];
      double c = y2[j];
      double d = y3[j];
      sumsX[j] += (x0 * a + x1 * b) + (x2 * c + x3 * d);
      sumsZ[j] += (z0 * a + z1 * b) + (z2 * c + z3 * d);
    }
  }

  private static void addSquares(
      double x0,
      double x1,
      double z0,
      double z1,
      double[] y0,
      double[] y1,
      double[] sumsX,
      double[] sumsZ) {
    for (int j = 0; j < sumsX.length; j++) {
      double a = x0 - y0[j];
      double b = x1 - y1[j];
      double c = z0 - y0[j];
      double d = z1 - y1[j];
      double sumX = sumsX[j] + (a * a + b * b);
      double sumZ = sumsZ[j] + (c * c + d * d);
      sumsX[j] = sumX;
      sumsZ[j] = sumZ;
    }
  }
}
