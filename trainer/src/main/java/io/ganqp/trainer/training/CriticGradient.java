package io.ganqp.trainer.training;

import io.ganqp.trainer.objective.Loss;

/** How the critic's loss and its gradient come about: one way for each kind of constraint. */
interface CriticGradient extends AutoCloseable {

  /**
   * The loss of a batch, with all penalties.
   *
   * @param parameters of the critic, as it is to compute with them
   * @param pairs [2B · length]: B reals, then B fakes
   * @param seed of what is drawn at random
   * @param gradient overwritten with d loss / d parameters
   */
  Loss of(float[] parameters, float[] pairs, long seed, float[] gradient);

  /**
   * Moves the running batch-norm statistics in {@code parameters} towards those of the last batch.
   *
   * @param room as long as the parameters, overwritten
   */
  default void followStatistics(float[] parameters, float[] room) {}

  @Override
  void close();
}
