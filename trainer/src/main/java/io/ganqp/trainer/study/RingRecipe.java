package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.Objective;

/**
 * How a GAN is trained on the ring.
 *
 * @param name of objective and constraint
 * @param hold of the critic
 * @param criticSteps before each generator step
 * @param rule of both networks
 * @param lastLayerScale factor of the initial weights of the critic's last layer
 */
record RingRecipe(
    String name,
    Objective objective,
    Hold hold,
    int criticSteps,
    Rule rule,
    double lastLayerScale) {

  RingRecipe(String name, Objective objective, Hold hold, int criticSteps, Rule rule) {
    this(name, objective, hold, criticSteps, rule, 1);
  }
}
