package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.util.List;
import java.util.Map;

/** ΔT, which every divergence has. */
final class ScoreDifference {

  static final String NAME = "scoreDifference";

  static final Diagnostic DIAGNOSTIC =
      new Diagnostic(
          NAME,
          "Score difference ΔT",
          "mean of T(x_r) − T(x_f): how far the critic tells real from generated");

  /** All that a shift-invariant divergence can say of scores. */
  static final List<Diagnostic> ALONE = List.of(DIAGNOSTIC);

  private ScoreDifference() {}

  /** Its mean over the pairs, by its name. */
  static Map<String, Double> alone(Scores scores) {
    return Map.of(NAME, of(scores));
  }

  /** Its mean over the pairs. */
  static double of(Scores scores) {
    double sum = 0;
    for (int i = 0; i < scores.size(); i++) {
      sum += scores.difference(i);
    }
    return sum / scores.size();
  }
}
