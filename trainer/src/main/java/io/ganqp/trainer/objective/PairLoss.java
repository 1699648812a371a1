package io.ganqp.trainer.objective;

import java.util.Map;

/**
 * Sums a loss over the pairs of a batch. Gradients are held within the finite floats, so that one
 * extreme pair does not turn the whole batch into infinities; a NaN stays one.
 */
final class PairLoss {

  private final float[] real;
  private final float[] fake;
  private double sum;

  PairLoss(Scores scores) {
    real = new float[scores.real().length];
    fake = new float[scores.size()];
  }

  /** Adds pair {@code i}: its loss, and the derivatives for both of its scores. */
  void add(int i, double loss, double realSlope, double fakeSlope) {
    sum += loss;
    real[i] = gradient(realSlope);
    fake[i] = gradient(fakeSlope);
  }

  /** Adds pair {@code i}, where the loss does not depend on the real score. */
  void addFake(int i, double loss, double fakeSlope) {
    sum += loss;
    fake[i] = gradient(fakeSlope);
  }

  /** The mean over the batch. */
  Loss mean(Map<String, Double> diagnostics) {
    return new Loss(sum / fake.length, real, fake, diagnostics);
  }

  Loss mean() {
    return mean(Map.of());
  }

  private float gradient(double slope) {
    double mean = slope / fake.length;
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, mean));
  }
}
