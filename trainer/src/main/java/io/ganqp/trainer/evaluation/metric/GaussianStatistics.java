package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Optional;

/**
 * Mean and covariance of the features of a set of images. What the Fréchet distance needs of the
 * covariance beyond that is computed when first asked for, and kept: keep the object of the real
 * images.
 */
public final class GaussianStatistics {

  private final int size;
  private final double[] mean;
  private final double[] covariance;
  private Optional<double[]> root = Optional.empty();

  /**
   * Statistics that were computed elsewhere.
   *
   * @param size number of images, at least 2
   * @param mean [d]
   * @param covariance [d · d], symmetric, of the unbiased kind (divided by size − 1)
   * @throws IllegalArgumentException if the sizes do not agree, a value is not finite or the
   *     covariance is not symmetric
   */
  public GaussianStatistics(int size, double[] mean, double[] covariance) {
    if (size < 2) {
      throw new IllegalArgumentException("a covariance needs at least 2 images, not " + size);
    }
    if (covariance.length != (long) mean.length * mean.length) {
      throw new IllegalArgumentException(
          "a covariance of %d values does not go with a mean of %d"
              .formatted(covariance.length, mean.length));
    }
    this.size = size;
    this.mean = mean.clone();
    this.covariance = covariance.clone();
    for (int i = 0; i < mean.length; i++) {
      check(i);
    }
  }

  /**
   * Those of features, in two passes: first the means, then what lies around them.
   *
   * @throws IllegalArgumentException for fewer than 2 images or values that are not finite
   */
  public static GaussianStatistics of(Features features) {
    FiniteFeatures.require(features, 2, "a covariance");
    double[] mean = Covariance.mean(features);
    return new GaussianStatistics(features.size(), mean, Covariance.around(mean, features));
  }

  private void check(int row) {
    int d = mean.length;
    double tolerance = 1e-9 * Math.abs(covariance[row * d + row]);
    boolean good = Double.isFinite(mean[row]) && covariance[row * d + row] >= 0;
    for (int j = 0; j < d; j++) {
      double value = covariance[row * d + j];
      double scale = tolerance + 1e-9 * Math.abs(covariance[j * d + j]);
      good &= Double.isFinite(value) && Math.abs(value - covariance[j * d + row]) <= scale;
    }
    if (!good) {
      throw new IllegalArgumentException(
          "mean and covariance of feature %d are not finite, or the covariance is not symmetric"
              .formatted(row));
    }
  }

  /** Number of images. */
  public int size() {
    return size;
  }

  /** Number of features. */
  public int dimension() {
    return mean.length;
  }

  /** Mean of feature {@code k}. */
  public double mean(int k) {
    return mean[k];
  }

  /** Covariance of two features. */
  public double covariance(int k, int l) {
    return covariance[k * mean.length + l];
  }

  /** Sum of the variances. */
  public double trace() {
    double sum = 0;
    for (int k = 0; k < mean.length; k++) {
      sum += covariance(k, k);
    }
    return sum;
  }

  /** How many eigenvalues of the covariance can differ from 0. */
  int rank() {
    return Math.min(mean.length, size - 1);
  }

  Rows covariance() {
    return Rows.of(covariance, mean.length);
  }

  /**
   * A factor F [rank, d] of the covariance, Fᵀ F, by its eigenvectors.
   *
   * @throws IllegalArgumentException if the covariance has an eigenvalue clearly below 0
   */
  synchronized Rows root() {
    if (root.isEmpty()) {
      root = Optional.of(Spectrum.root(covariance, mean.length, rank()));
    }
    return Rows.of(root.get(), mean.length);
  }
}
