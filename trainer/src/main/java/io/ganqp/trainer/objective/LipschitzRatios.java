package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How |ΔT| / (λ d) is spread over the pairs of a batch. The optimal binary critic keeps it at or
 * below 1 for every pair; a unary critic can exceed it even at its optimum.
 */
final class LipschitzRatios {

  private static final double UPPER = 0.9;

  private static final Diagnostic MEAN =
      new Diagnostic(
          "lipschitzRatio",
          "Lipschitz ratio",
          "mean of |ΔT| / (λ d): at most 1 for the best critic of pairs, while one of single images"
              + " may exceed it",
          1.0);

  private static final Diagnostic MEDIAN =
      new Diagnostic(
          "lipschitzRatioMedian", "Lipschitz ratio, median", "median of |ΔT| / (λ d)", 1.0);

  private static final Diagnostic QUANTILE =
      new Diagnostic(
          "lipschitzRatioQuantile90",
          "Lipschitz ratio, 0.9 quantile",
          "what |ΔT| / (λ d) exceeds in a tenth of the pairs",
          1.0);

  private static final Diagnostic ABOVE_ONE =
      new Diagnostic(
          "lipschitzRatioAboveOne",
          "Lipschitz ratio above 1",
          "share of the pairs where |ΔT| exceeds λ d");

  static final List<Diagnostic> DIAGNOSTICS = List.of(MEAN, MEDIAN, QUANTILE, ABOVE_ONE);

  private final double[] ratios;

  LipschitzRatios(int batch) {
    ratios = new double[batch];
  }

  void set(int pair, double ratio) {
    ratios[pair] = Math.abs(ratio);
  }

  void addTo(Map<String, Double> diagnostics) {
    double sum = 0;
    int above = 0;
    for (double ratio : ratios) {
      sum += ratio;
      above += ratio > 1 ? 1 : 0;
    }
    double[] sorted = ratios.clone();
    Arrays.sort(sorted);
    diagnostics.put(MEAN.name(), sum / ratios.length);
    diagnostics.put(MEDIAN.name(), quantile(sorted, 0.5));
    diagnostics.put(QUANTILE.name(), quantile(sorted, UPPER));
    diagnostics.put(ABOVE_ONE.name(), (double) above / ratios.length);
  }

  /** By linear interpolation between the two nearest ranks. */
  private static double quantile(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
