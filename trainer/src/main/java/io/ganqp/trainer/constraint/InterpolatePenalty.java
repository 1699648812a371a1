package io.ganqp.trainer.constraint;

import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterLayout;

/** A gradient penalty at points between reals and fakes, as of WGAN-GP and WGAN-div. */
public final class InterpolatePenalty {

  private final NormPenalty function;
  private final PenalisedCritic critic;
  private final float[] points;
  private final float[] gradient;

  /**
   * @param network the critic, without batch norm
   * @param plan of it, compiled with {@code PlanOptions.penalised(batch)}; the caller loads its
   *     parameters, and closes it
   * @param batch pairs of a real and a fake
   */
  public InterpolatePenalty(
      NormPenalty function, NetworkDefinition network, Plan plan, int batch) {
    this.function = function;
    this.critic = new PenalisedCritic(network, plan, batch);
    this.points = new float[Math.multiplyExact(batch, network.inputs())];
    this.gradient = new float[ParameterLayout.of(network).size()];
  }

  /**
   * Adds the gradient of the penalty at α x_r + (1 − α) x_f.
   *
   * @param pairs [2 · batch · inputs], the reals and then as many fakes
   * @param alphas α in [0, 1) of each pair
   * @param parameterGradient of the loss
   */
  public GradientNorms addTo(float[] parameterGradient, float[] pairs, float[] alphas) {
    interpolate(pairs, alphas);
    GradientNorms norms = critic.penalty(points, function, gradient);
    for (int i = 0; i < gradient.length; i++) {
      parameterGradient[i] += gradient[i];
    }
    return norms;
  }

  private void interpolate(float[] pairs, float[] alphas) {
    if (pairs.length != 2 * points.length) {
      throw new IllegalArgumentException(
          "%d elements are no pairs of reals and fakes, which have %d"
              .formatted(pairs.length, 2 * points.length));
    }
    int length = points.length / alphas.length;
    for (int i = 0; i < points.length; i++) {
      float alpha = alphas[i / length];
      points[i] = alpha * pairs[i] + (1 - alpha) * pairs[points.length + i];
    }
  }
}
