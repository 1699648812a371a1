package io.ganqp.trainer.network;

import java.util.List;

/**
 * One stretch of a network's flat parameter vector.
 *
 * @param layer index into {@link NetworkDefinition#layers()}
 * @param kind what the stretch holds
 * @param offset of its first element in the flat vector
 * @param shape row-major: dense weights [out, in], convolutions [out, in, k, k], transposed
 *     convolutions [in, out, k, k], vectors [channels]
 */
public record ParameterBlock(int layer, Kind kind, int offset, List<Integer> shape) {

  /** What a block holds; statistics are moved by the data, never by a gradient. */
  public enum Kind {
    WEIGHT,
    BIAS,
    SCALE,
    SHIFT,
    MEAN,
    VARIANCE;

    /** Whether the optimiser moves it. */
    public boolean trainable() {
      return this != MEAN && this != VARIANCE;
    }
  }

  public ParameterBlock {
    shape = List.copyOf(shape);
  }

  /** Number of elements. */
  public int length() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** Offset behind the last element. */
  public int end() {
    return Math.addExact(offset, length());
  }
}
