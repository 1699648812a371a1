package io.ganqp.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto.DataType;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.junit.jupiter.api.Test;

class OnnxSessionTest {

  private static final byte[] RELU = relu("x", "y", DataType.FLOAT);

  @Test
  void computesAnOutputFromAnInputOfAnyNumberOfRows() {
    try (OnnxSession session = new OnnxSession(RELU, 2)) {
      assertThat(session.inputs()).containsExactly("x");
      assertThat(session.outputs()).containsExactly("y");
      assertThat(session.inputShape("x")).containsExactly(-1, 3);
      assertThat(session.outputShape("y")).containsExactly(-1, 3);
      assertThat(session.run("x", new float[] {-1, 0, 2}, new long[] {1, 3}, "y"))
          .containsExactly(0, 0, 2);
      assertThat(session.run("x", new float[] {1, -2, 3, -4, 5, -6}, new long[] {2, 3}, "y"))
          .containsExactly(1, 0, 3, 0, 5, 0);
    }
  }

  @Test
  void saysWhatDoesNotFit() {
    try (OnnxSession session = new OnnxSession(RELU, 1)) {
      assertThatThrownBy(() -> session.run("x", new float[4], new long[] {1, 3}, "y"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("4 values are no tensor of [1, 3]");
      assertThatThrownBy(() -> session.run("x", new float[4], new long[] {1, 4}, "y"))
          .isInstanceOf(OnnxException.class)
          .hasMessageStartingWith("ONNX Runtime does not run the file: ");
      assertThatThrownBy(() -> session.run("x", new float[3], new long[] {1, 3}, "features"))
          .isInstanceOf(OnnxException.class)
          .hasMessageContaining("features");
      assertThatThrownBy(() -> session.outputShape("features"))
          .isInstanceOf(OnnxException.class)
          .hasMessage("the file has [y] where features, a tensor of floats, is needed");
    }
    try (OnnxSession doubles = new OnnxSession(relu("x", "y", DataType.DOUBLE), 1)) {
      assertThatThrownBy(() -> doubles.inputShape("x"))
          .hasMessageContaining("x, a tensor of floats, is needed");
    }
  }

  @Test
  void refusesWhatIsNoNetwork() {
    assertThatThrownBy(() -> new OnnxSession(new byte[] {1, 2, 3}, 1))
        .isInstanceOf(OnnxException.class)
        .hasMessageStartingWith("ONNX Runtime does not load the file: ");
    assertThatThrownBy(() -> new OnnxSession(RELU, 0)).hasMessageContaining("1 thread at least: 0");
  }

  @Test
  void aNetworkOfOtherNamesIsNoGenerator() {
    assertThatThrownBy(() -> new GeneratorSession(RELU))
        .isInstanceOf(OnnxException.class)
        .hasMessage("the file has [x] where z, a tensor of floats, is needed");
    try (GeneratorSession generator = new GeneratorSession(relu("z", "image", DataType.FLOAT))) {
      assertThat(generator.latentDimension()).isEqualTo(3);
      assertThatThrownBy(() -> generator.images(new float[] {1, -1, 1, -1, 1, -1}))
          .isInstanceOf(OnnxException.class)
          .hasMessage("it gives 6 values for 2 latents, and images of 3×3×3 are needed");
    }
  }

  private static byte[] relu(String input, String output, DataType type) {
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("relu")
            .addInput(rowsOfThree(input, type))
            .addOutput(rowsOfThree(output, type))
            .addNode(NodeProto.newBuilder().setOpType("Relu").addInput(input).addOutput(output))
            .build();
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static ValueInfoProto rowsOfThree(String name, DataType type) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(Dimension.newBuilder().setDimParam("N"))
            .addDim(Dimension.newBuilder().setDimValue(3))
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }
}
