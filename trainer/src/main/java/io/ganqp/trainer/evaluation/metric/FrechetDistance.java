package io.ganqp.trainer.evaluation.metric;

import java.util.Optional;

/**
 * The Fréchet distance of two normal distributions (Dowson and Landau 1982; of Inception features:
 * Heusel et al. 2017), |μr − μf|² + tr Σr + tr Σf − 2 tr √(Σr Σf), and its terms. With Σr = Fᵀ F
 * the last one is the sum of the roots of the eigenvalues of F Σf Fᵀ, which is symmetric, so that
 * no root of a matrix that is not, nor an imaginary part, comes up.
 *
 * <p>It is biased: two samples of one distribution are at a distance that shrinks with their sizes.
 *
 * @param meanTerm |μr − μf|²
 * @param traceReal tr Σr
 * @param traceFake tr Σf
 * @param traceRoot tr √(Σr Σf)
 * @param dimension number of features
 * @param real number of real images
 * @param fake number of generated images
 */
public record FrechetDistance(
    double meanTerm,
    double traceReal,
    double traceFake,
    double traceRoot,
    int dimension,
    int real,
    int fake) {

  /** What rounding may leave of a distance of 0, as a share of the terms that cancel. */
  private static final double ROUNDING = 1e-6;

  /**
   * The distance of generated images from real ones.
   *
   * @throws IllegalArgumentException if the numbers of features differ, or a covariance is none
   */
  public static FrechetDistance between(GaussianStatistics real, GaussianStatistics fake) {
    int d = real.dimension();
    if (fake.dimension() != d) {
      throw new IllegalArgumentException(
          "no distance between %d real and %d generated features".formatted(d, fake.dimension()));
    }
    double meanTerm = 0;
    for (int k = 0; k < d; k++) {
      double difference = real.mean(k) - fake.mean(k);
      meanTerm += difference * difference;
    }
    return new FrechetDistance(
        meanTerm, real.trace(), fake.trace(), traceRoot(real, fake), d, real.size(), fake.size());
  }

  /**
   * At least 0.
   *
   * @throws ArithmeticException if the terms do not add up to a distance
   */
  public double value() {
    double value = meanTerm + traceReal + traceFake - 2 * traceRoot;
    // Written so that NaN is refused as well.
    if (!(value >= -ROUNDING * (meanTerm + traceReal + traceFake))) {
      throw new ArithmeticException("a Fréchet distance of " + value + " from " + this);
    }
    return Math.max(0, value);
  }

  /** Why the value says little, if so: a covariance of so few images has directions of no width. */
  public Optional<String> reservation() {
    if (real <= dimension) {
      return Optional.of(
          "not meaningful: %d real images for %d dimensions".formatted(real, dimension));
    }
    if (fake <= dimension) {
      return Optional.of(
          "not meaningful: %d generated images for %d dimensions".formatted(fake, dimension));
    }
    return Optional.empty();
  }

  private static double traceRoot(GaussianStatistics real, GaussianStatistics fake) {
    Rows root = real.root();
    double[] left = product(root, fake.covariance());
    double[] inner = product(Rows.of(left, real.dimension()), root);
    int rank = root.size();
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (inner[i * rank + j] + inner[j * rank + i]) / 2;
        inner[i * rank + j] = mean;
        inner[j * rank + i] = mean;
      }
    }
    return Spectrum.traceOfRoot(inner, rank, fake.rank());
  }

  /** A Bᵀ, [rows of A · rows of B]. */
  private static double[] product(Rows a, Rows b) {
    double[] product = new double[a.size() * b.size()];
    Pairs.products(
        a,
        b,
        (row, first, count, values) ->
            System.arraycopy(values, 0, product, row * b.size() + first, count));
    return product;
  }
}
