package io.ganqp.trainer.comparison.plan;

/** How long the trainings of a comparison are. */
public sealed interface Length {

  /**
   * Equal iterations.
   *
   * @param count of each training
   */
  record Iterations(int count) implements Length {}

  /**
   * Equal time: of each objective as many iterations as take it, as measured before the trainings
   * begin.
   *
   * @param count of training alone, without evaluations and checkpoints
   */
  record Seconds(int count) implements Length {}
}
