package io.ganqp.trainer.training;

import io.ganqp.trainer.constraint.GradientNorms;
import io.ganqp.trainer.constraint.GradientPenalty;
import io.ganqp.trainer.constraint.PenalisedCritic;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.objective.Loss;
import io.ganqp.trainer.objective.Objective;

/** The objective with a penalty at the samples themselves, as R1 and R2: one pass gives both. */
final class PenalisedGradient implements CriticGradient {

  private final Objective objective;
  private final GradientPenalty penalty;
  private final Plan plan;
  private final PenalisedCritic critic;
  private Loss loss;

  /**
   * @param plan of the critic, with tangents, for 2B images; taken over
   */
  PenalisedGradient(
      Objective objective,
      GradientPenalty penalty,
      NetworkDefinition network,
      Plan plan,
      int batch) {
    this.objective = objective;
    this.penalty = penalty;
    this.plan = plan;
    this.critic = new PenalisedCritic(network, plan, 2 * batch);
  }

  @Override
  public Loss of(float[] parameters, float[] pairs, long seed, float[] gradient) {
    plan.load(parameters);
    GradientNorms norms =
        critic.lossAndPenalty(
            pairs,
            scores -> {
              loss = objective.critic(scores, pairs);
              return loss.gradient();
            },
            penalty,
            gradient);
    return Penalised.of(loss, norms);
  }

  @Override
  public void close() {
    plan.close();
  }
}
