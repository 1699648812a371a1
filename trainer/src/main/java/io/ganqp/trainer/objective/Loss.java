package io.ganqp.trainer.objective;

import java.util.Map;

/**
 * The loss of one side over a batch of B pairs, with its gradients for both scores of each pair.
 *
 * @param value mean over the batch
 * @param real d value / d real score, [B]; empty where the reals were not scored
 * @param fake d value / d fake score, [B]
 * @param diagnostics figures that tell how the side is doing, by the name of their {@link
 *     io.ganqp.contract.metric.Diagnostic}, in order
 */
public record Loss(double value, float[] real, float[] fake, Map<String, Double> diagnostics) {

  /** A loss without diagnostics. */
  public Loss(double value, float[] real, float[] fake) {
    this(value, real, fake, Map.of());
  }

  /** The gradient of [reals, fakes] as one vector, [2B]. */
  public float[] gradient() {
    float[] gradient = new float[real.length + fake.length];
    System.arraycopy(real, 0, gradient, 0, real.length);
    System.arraycopy(fake, 0, gradient, real.length, fake.length);
    return gradient;
  }
}
