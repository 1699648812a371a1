package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Arrays;

/**
 * The kernel distance (KID; Bińkowski et al., "Demystifying MMD GANs", 2018) by all images: the
 * squared maximum mean discrepancy with the kernel k(x, y) = (x·y / d + 1)³. Unlike the Fréchet
 * distance it is unbiased, so that it may be below 0, and defined for few images.
 *
 * <p>With n real images x and m generated ones y:
 *
 * <pre>
 * unbiased = Σ_{i≠j} k(x_i, x_j) / n(n−1) + Σ_{i≠j} k(y_i, y_j) / m(m−1) − 2 Σ k(x_i, y_j) / nm
 * biased   = Σ k(x_i, x_j) / n² + Σ k(y_i, y_j) / m² − 2 Σ k(x_i, y_j) / nm
 * </pre>
 *
 * <p>The standard error is the jackknife's for two samples (Arvesen 1969): each image of either set
 * is left out once. With θ(−x_i) the unbiased distance without x_i and θ(−x) the mean of those, and
 * the same of y,
 *
 * <pre>
 * error² = (n−1)/n Σ_i (θ(−x_i) − θ(−x))² + (m−1)/m Σ_j (θ(−y_j) − θ(−y))²
 * </pre>
 *
 * All of them come from the sums of the rows of the kernel, so the kernel is computed once.
 *
 * @param unbiased the distance
 * @param standardError of the unbiased distance
 * @param biased the distance with the pairs of an image and itself; at least 0 beyond rounding
 */
public record KernelDistance(double unbiased, double standardError, double biased) {

  /** Fewest images of a set: of one less there is no unbiased distance with an image left out. */
  public static final int MINIMUM = 3;

  /** A set of images with the sums over its own pairs: of the real images computed once. */
  public static final class Sample {

    private final Features features;
    private final KernelSums sums;

    /**
     * Computes the sums.
     *
     * @throws IllegalArgumentException for fewer than {@link #MINIMUM} images or values that are
     *     not finite
     */
    public Sample(Features features) {
      FiniteFeatures.require(features, MINIMUM, "a kernel distance");
      this.features = features;
      this.sums = KernelSums.of(features);
    }
  }

  /**
   * The distance of two sets, not necessarily of one size.
   *
   * @throws IllegalArgumentException if the numbers of features differ
   */
  public static KernelDistance between(Sample real, Sample fake) {
    CrossSums cross = CrossSums.of(real.features, fake.features);
    double realSum = real.sums.total();
    double fakeSum = fake.sums.total();
    double crossSum = cross.total();
    double n = real.features.size();
    double m = fake.features.size();
    double unbiased = mean(realSum, n) + mean(fakeSum, m) - 2 * crossSum / (n * m);
    double[] lessReal = new double[real.features.size()];
    Arrays.setAll(
        lessReal,
        i ->
            mean(realSum - 2 * real.sums.others()[i], n - 1)
                + mean(fakeSum, m)
                - 2 * (crossSum - cross.left()[i]) / ((n - 1) * m));
    double[] lessFake = new double[fake.features.size()];
    Arrays.setAll(
        lessFake,
        j ->
            mean(realSum, n)
                + mean(fakeSum - 2 * fake.sums.others()[j], m - 1)
                - 2 * (crossSum - cross.right()[j]) / (n * (m - 1)));
    double biased =
        (realSum + real.sums.diagonal()) / (n * n)
            + (fakeSum + fake.sums.diagonal()) / (m * m)
            - 2 * crossSum / (n * m);
    return new KernelDistance(unbiased, Math.sqrt(variance(lessReal) + variance(lessFake)), biased);
  }

  /** Of a sum over the ordered pairs of {@code n}. */
  private static double mean(double sum, double n) {
    return sum / (n * (n - 1));
  }

  /** The jackknife's variance, of the values with one image left out. */
  private static double variance(double[] values) {
    double mean = KernelSums.sum(values) / values.length;
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum * (values.length - 1) / values.length;
  }
}
