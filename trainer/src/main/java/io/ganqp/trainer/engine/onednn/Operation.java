package io.ganqp.trainer.engine.onednn;

/** One layer at work on the tensors that it was given when the program was built. */
interface Operation {

  /** Takes this layer's part of the flat parameters. */
  default void load(float[] parameters) {}

  /** From its input to its output. */
  void forward();

  /**
   * From its output's gradient to that of its input, as far as it is wanted, and to its part of the
   * flat gradient.
   *
   * @param parameterGradient null where it isn't wanted
   */
  void backward(float[] parameterGradient);

  /** Whether the backward pass reads the output, so that nobody may write over it. */
  default boolean keepsOutput() {
    return false;
  }
}
