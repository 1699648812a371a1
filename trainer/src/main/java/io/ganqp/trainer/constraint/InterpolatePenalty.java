package io.ganqp.trainer.constraint;

import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterLayout;

/** A gradient penalty at points between reals and fakes, as of WGAN-GP and WGAN-div. */
public final class InterpolatePenalty {

  private final NormPenalty function;
  private final int batch;
  private final PenalisedCritic critic;
  private final float[] points;
  private final float[] gradient;

  /**
   * @param network the critic, without batch norm
   * @param plan of it, compiled with {@code PlanOptions.penalised(batch)}; the caller loads its
   *     parameters, and closes it
   * @param batch pairs of a real and a fake
   */
  public InterpolatePenalty(NormPenalty function, NetworkDefinition network, Plan plan, int batch) {
    this.function = function;
    this.batch = batch;
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
    if (alphas.length != batch) {
      throw new IllegalArgumentException(alphas.length + " α for " + batch + " pairs");
    }
    int length = points.length / batch;
    for (int pair = 0; pair < batch; pair++) {
      float alpha = alphas[pair];
      for (int i = pair * length; i < (pair + 1) * length; i++) {
        points[i] = alpha * pairs[i] + (1 - alpha) * pairs[points.length + i];
      }
    }
  }
}
