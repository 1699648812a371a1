package io.ganqp.trainer.training;

import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.profile.Phase;
import io.ganqp.trainer.profile.TimeSpent;

/**
 * A plan that says where the time goes: its own passes belong to its network's phase, and what came
 * between two passes to the phase that leads to the second.
 */
final class TimedPlan implements Plan {

  private final Plan plan;
  private final TimeSpent time;
  private final Phase network;
  private final Phase beforeForward;
  private final Phase beforeBackward;

  private TimedPlan(
      Plan plan, TimeSpent time, Phase network, Phase beforeForward, Phase beforeBackward) {
    this.plan = plan;
    this.time = time;
    this.network = network;
    this.beforeForward = beforeForward;
    this.beforeBackward = beforeBackward;
  }

  /** A generator runs forward on a batch, and backward from what the critic sees of it. */
  static Plan ofGenerator(Plan plan, TimeSpent time) {
    return new TimedPlan(plan, time, Phase.GENERATOR, Phase.BATCH, Phase.AUGMENT);
  }

  /** A critic runs forward on what is augmented, and backward from a loss. */
  static Plan ofCritic(Plan plan, TimeSpent time) {
    return new TimedPlan(plan, time, Phase.CRITIC, Phase.AUGMENT, Phase.LOSS);
  }

  @Override
  public void load(float[] parameters) {
    time.spentOn(Phase.UPDATE);
    plan.load(parameters);
    time.spentOn(network);
  }

  @Override
  public float[] forward(float[] input) {
    time.spentOn(beforeForward);
    float[] output = plan.forward(input);
    time.spentOn(network);
    return output;
  }

  @Override
  public void backward(float[] outputGradient, float[] parameterGradient, float[] inputGradient) {
    time.spentOn(beforeBackward);
    plan.backward(outputGradient, parameterGradient, inputGradient);
    time.spentOn(network);
  }

  @Override
  public float[] tangent(float[] direction) {
    time.spentOn(beforeBackward);
    float[] output = plan.tangent(direction);
    time.spentOn(network);
    return output;
  }

  @Override
  public void batchStatistics(int group, float[] parameters) {
    plan.batchStatistics(group, parameters);
  }

  @Override
  public void close() {
    plan.close();
  }
}
