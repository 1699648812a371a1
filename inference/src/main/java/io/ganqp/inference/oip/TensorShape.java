package io.ganqp.inference.oip;

import io.ganqp.inference.Quoted;
import java.util.List;

/**
 * Holds an input to the shape that it should have.
 *
 * @param tensor the input
 * @param expected what is, in words
 */
record TensorShape(Tensor tensor, String expected) {

  /**
   * How many faces it is for.
   *
   * @param most there may be
   * @param width elements of one
   * @throws InvalidInferenceException if its type, its shape or its length is another
   */
  int faces(Datatype datatype, int most, long width) {
    if (tensor.datatype() != datatype) {
      throw unexpected("is " + tensor.datatype());
    }
    List<Long> shape = tensor.shape();
    boolean flat = shape.size() == 1 && width == 1;
    boolean fits = flat || (shape.size() == 2 && shape.get(1) == width);
    if (!fits || shape.get(0) < 1) {
      throw unexpected("has the shape " + shape);
    }
    long faces = shape.get(0);
    if (faces > most) {
      throw new InvalidInferenceException(
          "%s is for %d faces, expected at most %d of this model."
              .formatted(tensor.name(), faces, most));
    }
    long bytes = faces * width * datatype.size();
    if (tensor.data().remaining() != bytes) {
      throw new InvalidInferenceException(
          "%s has %d bytes of data, expected %d by its shape %s."
              .formatted(tensor.name(), tensor.data().remaining(), bytes, shape));
    }
    return (int) faces;
  }

  int elements() {
    return tensor.data().remaining() / tensor.datatype().size();
  }

  InvalidInferenceException unexpected(String what) {
    return new InvalidInferenceException(
        "The input \"%s\" %s, %s.".formatted(Quoted.shorten(tensor.name()), what, expected));
  }
}
