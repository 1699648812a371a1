package io.ganqp.trainer.training;

import io.ganqp.trainer.engine.BatchNormStatistics;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.profile.TimeSpent;

/** The generator G at work: it makes images of latents, and learns from their gradient. */
final class Generator implements AutoCloseable {

  private final TrainingState state;
  private final ParameterLayout layout;
  private final Plan plan;
  private final float[] latents;
  private final float[] gradient;

  /**
   * @param batch B, images of a step
   */
  Generator(TrainingState state, Adversaries networks, Engine engine, int batch, TimeSpent time) {
    this.state = state;
    this.layout = networks.generatorLayout();
    this.latents = new float[batch * networks.generator().inputs()];
    this.gradient = new float[layout.size()];
    this.plan =
        TimedPlan.ofGenerator(
            engine.compile(networks.generator(), PlanOptions.parameterGradient(batch, 1)), time);
    plan.load(state.generator);
  }

  /**
   * Images of latents that follow from {@code seed}.
   *
   * @return [B · length], valid until the next call
   */
  float[] generate(long seed) {
    return plan.forward(Latents.fill(seed, latents));
  }

  /** One step of the optimizer from the gradient of the images that were generated last. */
  void learn(float[] imageGradient) {
    plan.backward(imageGradient, gradient, null);
    state.generatorOptimizer.step(state.generator, gradient);
    BatchNormStatistics.follow(layout, plan, 0, state.generator, gradient);
    plan.load(state.generator);
  }

  @Override
  public void close() {
    plan.close();
  }
}
