package io.ganqp.trainer.engine.dl4j;

/** One layer at work: reads and writes arrays it was given when the program was built. */
interface Operation {

  /** From its input to its output. */
  void forward();

  /**
   * The linear part of {@link #forward} with the slopes that it had last; for layers without bias
   * and slopes, the same.
   */
  default void tangent() {
    forward();
  }

  /** From its output's gradient to those of its parameters and input, as far as they are wanted. */
  void backward();

  /** Whether the backward pass reads the output, so that nobody may write over it. */
  default boolean keepsOutput() {
    return false;
  }
}
