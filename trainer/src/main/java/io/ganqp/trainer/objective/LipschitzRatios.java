package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.util.List;
import java.util.Map;

/**
 * How |ΔT| / (λ d) is spread over the pairs of a batch. The optimal binary critic keeps it at or
 * below 1 for every pair; a unary critic can exceed it even at its optimum.
 */
final class LipschitzRatios {

  private static final Diagnostic MEAN =
      new Diagnostic(
          "lipschitzRatio",
          "Lipschitz ratio",
          "mean of |ΔT| / (λ d): at most 1 for the best critic of pairs, while one of single images"
              + " may exceed it",
          1.0);

  static final List<Diagnostic> DIAGNOSTICS = List.of(MEAN);

  private final double[] ratios;

  LipschitzRatios(int batch) {
    ratios = new double[batch];
  }

  void set(int pair, double ratio) {
    ratios[pair] = Math.abs(ratio);
  }

  void addTo(Map<String, Double> diagnostics) {
    double sum = 0;
    for (double ratio : ratios) {
      sum += ratio;
    }
    diagnostics.put(MEAN.name(), sum / ratios.length);
  }
}
