package io.ganqp.trainer.constraint;

import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.network.Slices;

/**
 * Weight clipping of WGAN (Arjovsky et al., arXiv 1701.07875): after each step, every trainable
 * parameter of the critic goes back to [−bound, bound].
 *
 * @param bound above 0; 0.01 in the paper
 */
public record WeightClipping(double bound) {

  public WeightClipping {
    if (!(bound > 0 && bound < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weights cannot be clipped to ±" + bound + "; use 0.01");
    }
  }

  /** Clips in place; batch-norm statistics are left alone. */
  public void clip(ParameterLayout layout, float[] parameters) {
    float limit = (float) bound;
    for (ParameterLayout.Range range : layout.trainable()) {
      Slices.each(
          range,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              parameters[i] = Math.max(-limit, Math.min(limit, parameters[i]));
            }
          });
    }
  }
}
