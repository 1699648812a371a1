package io.ganqp.trainer.comparison.statistic;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of paired differences with Student's interval (Gosset, Biometrika 6, 1908).
 *
 * <p>Of n pairs with differences D₁ … Dₙ (this minus reference, of one seed each), mean D̄ and s² =
 * Σ (Dᵢ − D̄)² / (n − 1), the interval is
 *
 * <pre>D̄ ± t(n−1; 0.975) · s / √n</pre>
 *
 * <p>It holds the true mean difference in 95 of 100 comparisons if the differences are normal, with
 * any n from 2 on; the price of few seeds is its width: t is 12.7 for two pairs, 4.3 for three, 3.2
 * for four, 2.1 for twenty. A bootstrap is no way around that: resampling two differences gives
 * three values, of three ten, so that its percentile and BCa intervals are hardly wider than what
 * was seen and hold the truth far too rarely (two pairs: half of the time). Neither does a
 * permutation test say anything below six pairs: its least p-value is 2/2ⁿ.
 *
 * @param pairs seeds that both objectives finished
 * @param mean of the differences; NaN without a pair
 * @param low end of the interval; minus infinity of fewer than two pairs
 * @param high end of the interval; plus infinity of fewer than two pairs
 */
public record PairedDifference(int pairs, double mean, double low, double high) {

  private static final double LEVEL = 0.95;

  /** What an interval says. */
  public enum Verdict {
    /** The values are lower than the reference's. */
    LOWER,
    /** The values are higher than the reference's. */
    HIGHER,
    /** The interval covers 0: a difference may be there, but these seeds do not show it. */
    NOT_SHOWN,
    /** One pair has no interval. */
    TOO_FEW
  }

  /** Of finite differences. */
  public static PairedDifference of(List<Double> differences) {
    int n = differences.size();
    double mean =
        differences.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    if (n < 2) {
      return new PairedDifference(n, mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double squares = differences.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
    double error = Math.sqrt(squares / (n - 1) / n);
    double width = quantile(n - 1) * error;
    return new PairedDifference(n, mean, mean - width, mean + width);
  }

  /** Of Student's distribution, so that {@value #LEVEL} of it lies within ± that. */
  static double quantile(int degreesOfFreedom) {
    return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability((1 + LEVEL) / 2);
  }

  /** What it says. */
  public Verdict verdict() {
    if (pairs < 2) {
      return Verdict.TOO_FEW;
    }
    if (high < 0) {
      return Verdict.LOWER;
    }
    return low > 0 ? Verdict.HIGHER : Verdict.NOT_SHOWN;
  }
}
