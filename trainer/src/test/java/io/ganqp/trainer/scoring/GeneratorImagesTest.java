package io.ganqp.trainer.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.onnx.GeneratorSession;
import io.ganqp.trainer.onnx.OnnxException;
import java.util.Arrays;
import java.util.function.IntFunction;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.junit.jupiter.api.Test;

/** A generator whose images of 2×2 pixels are its latents, and that takes one at a time. */
class GeneratorImagesTest {

  private static final int LENGTH = 12;

  @Test
  void imageByImageTheyAreThoseOfTheLatents() {
    try (GeneratorSession session = new GeneratorSession(reshaped())) {
      GeneratorImages images = new GeneratorImages(session, 40, i -> plain(-i / 40f));

      assertThat(images.size()).isEqualTo(40);
      assertThat(images.resolution()).isEqualTo(2);
      for (int i : new int[] {0, 1, 15, 16, 39, 3}) {
        float[] image = new float[LENGTH];
        images.copy(i, image);
        assertThat(image).containsExactly(plain(-i / 40f));
      }
      assertThat(images.suspicion()).isEmpty();
      assertThatThrownBy(() -> images.copy(40, new float[LENGTH]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void valuesOfAnotherRangeAreSaidSo() {
    assertThat(suspicion(i -> plain(i / 4f)))
        .isEqualTo(
            "the generator's values lie in [0.0, 0.75] and are taken for those of images in [-1, 1]:"
                + " scale its output if they are not");
    assertThat(suspicion(i -> plain(255))).contains("[255.0, 255.0]");
    assertThat(suspicion(i -> plain(i - 1.5f))).isEmpty();
  }

  @Test
  void anImageThatHoldsNoNumberIsRefused() {
    try (GeneratorSession session = new GeneratorSession(reshaped())) {
      GeneratorImages images = new GeneratorImages(session, 4, i -> plain(i == 2 ? Float.NaN : -1));

      assertThatThrownBy(() -> images.copy(0, new float[LENGTH]))
          .isInstanceOf(OnnxException.class)
          .hasMessage("image 2 of it holds the value NaN");
    }
  }

  private static String suspicion(IntFunction<float[]> latent) {
    try (GeneratorSession session = new GeneratorSession(reshaped())) {
      GeneratorImages images = new GeneratorImages(session, 4, latent);
      images.copy(0, new float[LENGTH]);
      return images.suspicion().orElse("");
    }
  }

  private static float[] plain(float value) {
    float[] image = new float[LENGTH];
    Arrays.fill(image, value);
    return image;
  }

  private static byte[] reshaped() {
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("reshape")
            .addInput(tensor("z", 1, LENGTH))
            .addInitializer(
                TensorProto.newBuilder()
                    .setName("shape")
                    .setDataType(DataType.INT64.getNumber())
                    .addDims(4)
                    .addInt64Data(1)
                    .addInt64Data(3)
                    .addInt64Data(2)
                    .addInt64Data(2))
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("Reshape")
                    .addInput("z")
                    .addInput("shape")
                    .addOutput("image"))
            .addOutput(tensor("image", 1, 3, 2, 2))
            .build();
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static ValueInfoProto tensor(String name, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (long size : shape) {
      dimensions.addDim(Dimension.newBuilder().setDimValue(size));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(DataType.FLOAT.getNumber())
                        .setShape(dimensions)))
        .build();
  }
}
