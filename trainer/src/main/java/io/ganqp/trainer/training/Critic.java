package io.ganqp.trainer.training;

import io.ganqp.trainer.engine.BatchNormStatistics;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.objective.Loss;
import io.ganqp.trainer.objective.Objective;
import io.ganqp.trainer.profile.TimeSpent;

/** The critic T at work: it learns to tell pairs apart, and judges for the generator. */
final class Critic implements AutoCloseable {

  private final TrainingState state;
  private final ParameterLayout layout;
  private final Objective objective;
  private final Plan learning;
  private final Plan judging;
  private final float[] gradient;

  /**
   * @param batch B, pairs of a step
   */
  Critic(
      TrainingState state,
      Adversaries networks,
      Objective objective,
      Engine engine,
      int batch,
      TimeSpent time) {
    this.state = state;
    this.layout = networks.criticLayout();
    this.objective = objective;
    this.gradient = new float[layout.size()];
    this.learning =
        TimedPlan.ofCritic(
            engine.compile(networks.critic(), PlanOptions.parameterGradient(2 * batch, 2)), time);
    PlanOptions judged =
        objective.divergence().generatorNeedsReals()
            ? PlanOptions.inputGradient(2 * batch, 2)
            : PlanOptions.inputGradient(batch, 1);
    this.judging = TimedPlan.ofCritic(engine.compile(networks.critic(), judged), time);
    learning.load(state.critic);
  }

  /**
   * One step of Adam on the critic's loss.
   *
   * @param pairs [2B · length]: B reals, then B fakes
   */
  Loss learn(float[] pairs) {
    float[] scores = learning.forward(pairs);
    Loss loss = objective.critic(scores, pairs);
    learning.backward(loss.gradient(), gradient, null);
    state.criticAdam.step(state.critic, gradient);
    for (int group = 0; group < 2; group++) {
      // Adam has used the gradient, and the next backward pass overwrites all of it.
      BatchNormStatistics.follow(layout, learning, group, state.critic, gradient);
    }
    learning.load(state.critic);
    return loss;
  }

  /**
   * The generator's loss.
   *
   * @param images fakes, [B · length], or pairs where the loss needs the reals
   * @param imageGradient overwritten with d loss / d images, of the same length
   */
  Loss judge(float[] images, float[] imageGradient) {
    judging.load(state.critic);
    Loss loss = objective.generator(judging.forward(images));
    judging.backward(loss.gradient(), null, imageGradient);
    return loss;
  }

  @Override
  public void close() {
    learning.close();
    judging.close();
  }
}
