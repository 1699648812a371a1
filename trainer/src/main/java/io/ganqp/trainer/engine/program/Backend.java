package io.ganqp.trainer.engine.program;

import io.ganqp.trainer.network.Layer;

/**
 * What an engine brings to one plan, and the owner of all its memory.
 *
 * @param <T> its tensors
 */
public interface Backend<T> extends AutoCloseable {

  Tensors<T> tensors();

  Operations<T> operations();

  Parameters parameters();

  /** What to throw where an operation could not be made. */
  default RuntimeException cannotMake(Layer layer, RuntimeException cause) {
    return cause;
  }

  /**
   * Makes sure that it may be used now, by this thread.
   *
   * @throws IllegalStateException if not, with the reason
   */
  default void requireUsable() {}

  /** Frees its memory. */
  @Override
  void close();
}
