package io.ganqp.trainer.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The weights of a dense layer or a transposed convolution with the batch norm behind it folded in:
 * scale · (W x + b − mean) / √(variance + ε) + shift is again W′ x + b′. Worked out in double,
 * rounded once, when written.
 */
final class FoldedLayer {

  private final float[] parameters;
  private final int offset;
  private final long[] shape;
  private final int elementsPerOutput;
  private final double[] factor;
  private final double[] bias;

  /**
   * @param parameters flat vector, in which the weights begin at {@code offset}
   * @param shape of the weights, row-major
   * @param outputAxis axis of {@code shape} that runs over the outputs
   */
  FoldedLayer(float[] parameters, int offset, long[] shape, int outputAxis) {
    this.parameters = parameters;
    this.offset = offset;
    this.shape = shape.clone();
    int inner = 1;
    for (int axis = outputAxis + 1; axis < shape.length; axis++) {
      inner *= Math.toIntExact(shape[axis]);
    }
    this.elementsPerOutput = inner;
    int outputs = Math.toIntExact(shape[outputAxis]);
    this.factor = new double[outputs];
    this.bias = new double[outputs];
    Arrays.fill(factor, 1);
  }

  int outputs() {
    return bias.length;
  }

  long[] shape() {
    return shape.clone();
  }

  /** Sets the bias, one value per output, from {@code parameters} on at {@code biasOffset}. */
  void setBias(int biasOffset) {
    for (int o = 0; o < bias.length; o++) {
      bias[o] = parameters[biasOffset + o];
    }
  }

  /** Appends y = a · y + b to the output {@code o}. */
  void append(int o, double a, double b) {
    factor[o] *= a;
    bias[o] = a * bias[o] + b;
  }

  /** The weights in row-major order, little-endian float32. */
  ByteBuffer weights() {
    int length = 1;
    for (long dimension : shape) {
      length = Math.multiplyExact(length, Math.toIntExact(dimension));
    }
    ByteBuffer bytes = floats(length);
    for (int i = 0; i < length; i++) {
      int output = i / elementsPerOutput % outputs();
      bytes.putFloat((float) (parameters[offset + i] * factor[output]));
    }
    return bytes.flip();
  }

  /** The bias, little-endian float32. */
  ByteBuffer bias() {
    ByteBuffer bytes = floats(bias.length);
    for (double b : bias) {
      bytes.putFloat((float) b);
    }
    return bytes.flip();
  }

  private static ByteBuffer floats(int length) {
    return ByteBuffer.allocate(Math.multiplyExact(length, Float.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
