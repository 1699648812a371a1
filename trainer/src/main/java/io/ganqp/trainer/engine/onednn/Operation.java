package io.ganqp.trainer.engine.onednn;

/** One layer at work on the tensors that it was given when the program was built. */
interface Operation {

  /** Takes this layer's part of the flat parameters. */
  default void load(float[] parameters) {}

  /** From its input to its output. */
  void forward();

  /**
   * The linear part of {@link #forward} with the slopes that it had last; for layers without bias
   * and slopes, the same.
   */
  default void tangent() {
    forward();
  }

  /**
   * From its output's gradient to that of its input, as far as it is wanted, and to its part of the
   * flat gradient.
   *
   * @param parameterGradient null where it isn't wanted
   */
  void backward(float[] parameterGradient);

  /**
   * Its part of the flat gradient alone, from the output's gradient that the last {@link #backward}
   * left; only where nothing has overwritten it.
   */
  default void parameterGradient(float[] gradient) {}

  /** Whether the backward pass reads the output, so that nobody may write over it. */
  default boolean keepsOutput() {
    return false;
  }
}
