package io.ganqp.trainer.engine.program;

import java.util.function.UnaryOperator;

/**
 * The tensors that a layer works on.
 *
 * @param x its input
 * @param y its output; the same memory as {@code x} where it works in place
 * @param dx gradient of the input, or null where nobody wants it
 * @param dy gradient of the output, or null where nobody wants it
 */
public record LayerTensors<T>(T x, T y, T dx, T dy) {

  /** Something of each, such as some of its samples. */
  public LayerTensors<T> map(UnaryOperator<T> of) {
    return new LayerTensors<>(
        of.apply(x),
        of.apply(y),
        dx == null ? null : of.apply(dx),
        dy == null ? null : of.apply(dy));
  }
}
