package io.ganqp.trainer.engine.program;

/** One layer at work on the tensors that it was given when its program was built. */
public interface Operation {

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

  /**
   * The gradient of its parameters alone, from the output's gradient that the last {@link
   * #backward} left; only where nothing has overwritten it.
   */
  default void parameterGradient() {}

  /** Whether the backward pass reads the output, so that nobody may write over it. */
  default boolean keepsOutput() {
    return false;
  }
}
