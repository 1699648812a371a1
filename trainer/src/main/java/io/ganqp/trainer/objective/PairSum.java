package io.ganqp.trainer.objective;

import java.util.Map;
import java.util.function.IntFunction;

/** The mean of a function over the pairs of a batch. */
final class PairSum {

  private PairSum() {}

  /** The loss whose terms are those of {@code term}, by the number of the pair. */
  static Loss of(Scores scores, IntFunction<PairTerm> term, Map<String, Double> diagnostics) {
    int batch = scores.size();
    float[] real = new float[scores.real().length];
    float[] fake = new float[batch];
    double sum = 0;
    for (int i = 0; i < batch; i++) {
      PairTerm pair = term.apply(i);
      sum += pair.loss();
      if (real.length > 0) {
        real[i] = finite(pair.realSlope() / batch);
      }
      fake[i] = finite(pair.fakeSlope() / batch);
    }
    return new Loss(sum / batch, real, fake, diagnostics);
  }

  /**
   * Held within the finite floats, so that one extreme pair does not turn the gradient of the whole
   * batch into infinities; NaN stays NaN.
   */
  private static float finite(double gradient) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, gradient));
  }
}
