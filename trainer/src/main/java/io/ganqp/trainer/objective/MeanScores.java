package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scores themselves, for divergences where T has a zero of its own. */
final class MeanScores {

  private static final String REAL = "realScore";
  private static final String FAKE = "fakeScore";

  static final List<Diagnostic> DIAGNOSTICS =
      List.of(
          ScoreDifference.DIAGNOSTIC,
          new Diagnostic(REAL, "Score of reals", "mean of T(x_r)"),
          new Diagnostic(FAKE, "Score of fakes", "mean of T(x_f)"));

  private MeanScores() {}

  /** ΔT, T(x_r) and T(x_f), each as its mean over the batch. */
  static Map<String, Double> of(Scores scores) {
    Map<String, Double> means = new LinkedHashMap<>();
    means.put(ScoreDifference.NAME, ScoreDifference.of(scores));
    means.put(REAL, mean(scores.real()));
    means.put(FAKE, mean(scores.fake()));
    return means;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
