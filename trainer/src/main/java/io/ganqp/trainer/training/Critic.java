package io.ganqp.trainer.training;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.objective.Loss;
import io.ganqp.trainer.objective.Objective;
import io.ganqp.trainer.profile.TimeSpent;
import io.ganqp.trainer.recipe.Recipe;
import java.util.Optional;

/** The critic T at work: it learns to tell pairs apart, and judges for the generator. */
final class Critic implements AutoCloseable {

  private final TrainingState state;
  private final ParameterLayout layout;
  private final Recipe recipe;
  private final Objective objective;
  private final Optional<StackedPairs> stack;
  private final CriticGradient learning;
  private final Plan judging;
  private final float[] gradient;

  /**
   * @param batch B, pairs of a step
   */
  Critic(
      TrainingState state,
      Adversaries networks,
      Recipe recipe,
      Engine engine,
      int batch,
      TimeSpent time) {
    this.state = state;
    this.layout = networks.criticLayout();
    this.recipe = recipe;
    this.objective = recipe.objective();
    this.gradient = new float[layout.size()];
    this.stack =
        recipe.architecture().images() == 2
            ? Optional.of(new StackedPairs(batch, networks.generator().outputs()))
            : Optional.empty();
    this.learning =
        CriticGradients.of(
            recipe,
            networks,
            stack,
            batch,
            options -> TimedPlan.ofCritic(engine.compile(networks.critic(), options), time));
    PlanOptions judged =
        objective.divergence().generatorNeedsReals()
            ? PlanOptions.inputGradient(2 * batch, 2)
            : PlanOptions.inputGradient(batch);
    this.judging = TimedPlan.ofCritic(engine.compile(networks.critic(), judged), time);
  }

  /**
   * One step of the optimizer on the critic's loss.
   *
   * @param pairs [2B · length]: B reals, then B fakes
   * @param seed of what the constraint draws at random
   */
  Loss learn(float[] pairs, long seed) {
    float[] weights =
        state.spectralNorm.map(norm -> norm.iterate(state.critic)).orElse(state.critic);
    Loss loss = learning.of(weights, pairs, seed, gradient);
    state.spectralNorm.ifPresent(norm -> norm.toGradientOfRaw(gradient));
    state.criticOptimizer.step(state.critic, gradient);
    recipe.constraint().weightClipping().ifPresent(w -> w.clip(layout, state.critic));
    // The optimizer has used the gradient, and the next step overwrites all of it.
    learning.followStatistics(state.critic, gradient);
    return loss;
  }

  /**
   * The generator's loss.
   *
   * @param images fakes, [B · length], or pairs where the loss needs the reals
   * @param imageGradient overwritten with d loss / d images, of the same length
   */
  Loss judge(float[] images, float[] imageGradient) {
    judging.load(
        state.spectralNorm.map(norm -> norm.normalised(state.critic)).orElse(state.critic));
    Loss loss = objective.generator(judging.forward(stack.map(s -> s.of(images)).orElse(images)));
    judging.backward(
        loss.gradient(), null, stack.map(StackedPairs::gradient).orElse(imageGradient));
    stack.ifPresent(s -> s.backward(imageGradient));
    return loss;
  }

  @Override
  public void close() {
    learning.close();
    judging.close();
  }
}
