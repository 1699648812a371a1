package io.ganqp.trainer.training;

import io.ganqp.trainer.engine.BatchNormStatistics;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.objective.Loss;
import io.ganqp.trainer.objective.Objective;
import java.util.function.UnaryOperator;

/** The objective alone. */
final class PlainGradient implements CriticGradient {

  private final Objective objective;
  private final ParameterLayout layout;
  private final Plan plan;
  private final UnaryOperator<float[]> input;

  /**
   * @param plan of the critic for 2B samples in two groups, reals and fakes; taken over
   * @param input from B reals and B fakes to what the critic scores
   */
  PlainGradient(
      Objective objective, ParameterLayout layout, Plan plan, UnaryOperator<float[]> input) {
    this.objective = objective;
    this.layout = layout;
    this.plan = plan;
    this.input = input;
  }

  @Override
  public Loss of(float[] parameters, float[] pairs, long seed, float[] gradient) {
    plan.load(parameters);
    Loss loss = objective.critic(plan.forward(input.apply(pairs)), pairs);
    plan.backward(loss.gradient(), gradient, null);
    return loss;
  }

  @Override
  public void followStatistics(float[] parameters, float[] room) {
    for (int group = 0; group < 2; group++) {
      BatchNormStatistics.follow(layout, plan, group, parameters, room);
    }
  }

  @Override
  public void close() {
    plan.close();
  }
}
