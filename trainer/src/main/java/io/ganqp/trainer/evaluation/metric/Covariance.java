package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;

/** Means and covariances of features, from a part of the images at a time. */
final class Covariance {

  /** Images that are copied at a time. */
  private static final int PART = 1024;

  private Covariance() {}

  /** The mean of each feature. */
  static double[] mean(Features features) {
    int d = features.dimension();
    double[] mean = new double[d];
    for (int i = 0; i < features.size(); i++) {
      for (int k = 0; k < d; k++) {
        mean[k] += features.get(i, k);
      }
    }
    for (int k = 0; k < d; k++) {
      mean[k] /= features.size();
    }
    return mean;
  }

  /** The unbiased covariance [d · d] around the mean. */
  static double[] around(double[] mean, Features features) {
    int d = mean.length;
    double[] covariance = new double[Math.multiplyExact(d, d)];
    for (int from = 0; from < features.size(); from += PART) {
      int count = Math.min(PART, features.size() - from);
      Rows deviations = Rows.of(deviations(mean, features, from, count), count);
      Pairs.products(
          deviations,
          deviations,
          (row, first, columns, values) -> {
            for (int j = 0; j < columns; j++) {
              covariance[row * d + first + j] += values[j];
            }
          });
    }
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] /= features.size() - 1;
    }
    return covariance;
  }

  /** [d · count]: for each feature how far the images are from its mean. */
  private static double[] deviations(double[] mean, Features features, int from, int count) {
    double[] deviations = new double[mean.length * count];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < mean.length; k++) {
        deviations[k * count + i] = features.get(from + i, k) - mean[k];
      }
    }
    return deviations;
  }
}
