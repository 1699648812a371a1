package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;

/** ΔT, which every divergence has. */
final class ScoreDifference {

  static final String NAME = "scoreDifference";

  static final Diagnostic DIAGNOSTIC =
      new Diagnostic(
          NAME,
          "Score difference ΔT",
          "mean of T(x_r) − T(x_f): how far the critic tells real from generated");

  private ScoreDifference() {}

  /** Its mean over the pairs. */
  static double of(Scores scores) {
    double sum = 0;
    for (int i = 0; i < scores.size(); i++) {
      sum += scores.difference(i);
    }
    return sum / scores.size();
  }
}
