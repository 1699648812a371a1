package io.ganqp.trainer.comparison.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ganqp.trainer.comparison.statistic.PairedDifference;
import io.ganqp.trainer.comparison.statistic.PairedDifference.Verdict;
import io.ganqp.trainer.comparison.statistic.Spread;

/**
 * A metric of an objective, over its seeds.
 *
 * @param model {@code last}: of the last iteration, or {@code best}: which the training chose
 * @param metric name of it
 * @param against which real images
 * @param better {@code lower} or {@code higher}
 * @param spread of the values
 * @param standardError of a value, the median over the seeds; null where it is not known
 * @param floor what real images measure against real ones, the median over the seeds; null where it
 *     is not known
 * @param difference from the reference; null for the reference itself, and without a pair
 * @param extractor whose features are compared; null for a metric by the images themselves
 */
record MetricSummary(
    String model,
    String metric,
    String against,
    String better,
    Spread spread,
    Double standardError,
    Double floor,
    Difference difference,
    String extractor) {

  /** The last model's. */
  static final String LAST = "last";

  /** The chosen model's. */
  static final String BEST = "best";

  /**
   * A paired difference; see {@link PairedDifference}.
   *
   * @param low end of its 95 % interval; null of one pair
   * @param high end of its 95 % interval; null of one pair
   * @param verdict {@code better}, {@code worse}, {@code no difference shown} or {@code one pair}
   */
  record Difference(int pairs, double mean, Double low, Double high, String verdict) {

    static Difference of(PairedDifference paired, String better) {
      if (paired.pairs() == 0) {
        return null;
      }
      boolean interval = paired.pairs() > 1;
      return new Difference(
          paired.pairs(),
          paired.mean(),
          interval ? (Double) paired.low() : null,
          interval ? (Double) paired.high() : null,
          word(paired.verdict(), better.equals("lower")));
    }

    private static String word(Verdict verdict, boolean lowerIsBetter) {
      return switch (verdict) {
        case LOWER -> lowerIsBetter ? "better" : "worse";
        case HIGHER -> lowerIsBetter ? "worse" : "better";
        case NOT_SHOWN -> "no difference shown";
        case TOO_FEW -> "one pair";
      };
    }

    @JsonIgnore
    boolean isBetter() {
      return verdict.equals("better");
    }

    @JsonIgnore
    boolean isWorse() {
      return verdict.equals("worse");
    }
  }
}
