package io.ganqp.trainer.weights;

import java.util.List;
import java.util.Optional;

/** A tensor's values, in single precision, and the node that takes it. */
final class WeightTensor {

  private final String name;
  private final Use use;
  private final List<Long> shape;
  private final String type;
  private final float[] values;

  /**
   * How a node takes a tensor.
   *
   * @param operator of the node
   * @param group of a convolution
   */
  record Use(String operator, long group) {
    /** Of a tensor that no node takes. */
    static final Use NONE = new Use(null, 1);
  }

  WeightTensor(String name, Use use, List<Long> shape, String type, float[] values) {
    this.name = name;
    this.use = use;
    this.shape = List.copyOf(shape);
    this.type = type;
    this.values = values;
  }

  String name() {
    return name;
  }

  String operator() {
    return use.operator();
  }

  List<Long> shape() {
    return shape;
  }

  String type() {
    return type;
  }

  float[] values() {
    return values;
  }

  /**
   * The matrix [outputs, inputs · kernel] of a convolution, or the two-dimensional tensor as it is.
   * A transposed convolution's tensor is [inputs, outputs, kernel…].
   */
  Optional<WeightMatrix> matrix() {
    if (values.length == 0 || shape.size() < 2) {
      return Optional.empty();
    }
    int first = Math.toIntExact(shape.get(0));
    if (shape.size() == 2 || "Conv".equals(use.operator())) {
      return Optional.of(new WeightMatrix(first, values.length / first, values));
    }
    if ("ConvTranspose".equals(use.operator()) && use.group() == 1) {
      int outputs = Math.toIntExact(shape.get(1));
      return Optional.of(
          new WeightMatrix(outputs, values.length / outputs, outputsFirst(first, outputs)));
    }
    return Optional.empty();
  }

  private float[] outputsFirst(int inputs, int outputs) {
    int kernel = values.length / inputs / outputs;
    float[] swapped = new float[values.length];
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        System.arraycopy(
            values, (i * outputs + o) * kernel, swapped, (o * inputs + i) * kernel, kernel);
      }
    }
    return swapped;
  }
}
