package io.ganqp.inference.oip;

import io.ganqp.inference.batching.Latents;
import io.ganqp.inference.model.Latent;
import io.ganqp.inference.model.ModelFacts;
import java.nio.LongBuffer;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What the inputs of a request say that faces are made from.
 *
 * @param faces how many
 * @param each one of them
 */
record TensorLatents(int faces, IntFunction<Latent> each) implements Latents {
  @Override
  public Latent latent(int index) {
    return each.apply(index);
  }

  /**
   * Reads them.
   *
   * @param most faces
   * @param truncation ψ in (0, 1], of all
   * @throws InvalidInferenceException if they are something else
   */
  static TensorLatents of(List<Tensor> inputs, ModelFacts model, int most, float truncation) {
    String expected =
        "expected either %s, FP32 of shape [N, %d], or %s, INT64 of shape [N]"
            .formatted(Signature.Z, model.latentDimension(), Signature.SEED);
    if (inputs.size() != 1) {
      throw new InvalidInferenceException(
          "There are %d inputs, %s.".formatted(inputs.size(), expected));
    }
    Tensor input = inputs.get(0);
    TensorShape shape = new TensorShape(input, expected);
    if (input.name().equals(Signature.Z)) {
      int faces = shape.faces(Datatype.FP32, most, model.latentDimension());
      return ofValues(faces, shape, truncation);
    }
    if (input.name().equals(Signature.SEED)) {
      int faces = shape.faces(Datatype.INT64, most, 1);
      LongBuffer seeds = input.data().asLongBuffer();
      return new TensorLatents(faces, i -> Latent.of(seeds.get(i), truncation));
    }
    throw shape.unexpected("has another name");
  }

  private static TensorLatents ofValues(int faces, TensorShape shape, float truncation) {
    float[] values = new float[shape.elements()];
    shape.tensor().data().asFloatBuffer().get(values);
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= Latent.LARGEST)) {
        throw new InvalidInferenceException(
            "Element %d of %s is %s, expected a number from -%4$.0f to %4$.0f."
                .formatted(i, Signature.Z, values[i], Latent.LARGEST));
      }
    }
    return new TensorLatents(faces, i -> Latent.of(values, i, truncation));
  }
}
