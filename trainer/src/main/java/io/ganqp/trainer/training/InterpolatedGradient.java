package io.ganqp.trainer.training;

import io.ganqp.trainer.constraint.GradientNorms;
import io.ganqp.trainer.constraint.InterpolatePenalty;
import io.ganqp.trainer.constraint.NormPenalty;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.UniformStream;
import io.ganqp.trainer.objective.Loss;

/** The objective with a penalty between reals and fakes, as in WGAN-GP and WGAN-div. */
final class InterpolatedGradient implements CriticGradient {

  private final CriticGradient objective;
  private final Plan plan;
  private final InterpolatePenalty penalty;
  private final float[] shares;

  /**
   * @param objective the gradient of the objective alone; taken over
   * @param plan of the critic, with tangents, for B images; taken over
   */
  InterpolatedGradient(
      CriticGradient objective,
      NormPenalty penalty,
      NetworkDefinition network,
      Plan plan,
      int batch) {
    this.objective = objective;
    this.plan = plan;
    this.penalty = new InterpolatePenalty(penalty, network, plan, batch);
    this.shares = new float[batch];
  }

  @Override
  public Loss of(float[] parameters, float[] pairs, long seed, float[] gradient) {
    Loss loss = objective.of(parameters, pairs, seed, gradient);
    UniformStream random = UniformStream.stream(seed, "interpolates");
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) random.nextDouble();
    }
    plan.load(parameters);
    GradientNorms norms = penalty.addTo(gradient, pairs, shares);
    return Penalised.of(loss, norms);
  }

  @Override
  public void close() {
    objective.close();
    plan.close();
  }
}
