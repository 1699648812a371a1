package io.ganqp.trainer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.onnx.OnnxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.nd4j.shade.protobuf.ByteString;

/** Statistics of weights, against values worked out by hand. */
class NetworkFileTest {

  private final GraphProto.Builder graph = GraphProto.newBuilder();

  @Test
  void describesATensorByItsMomentsExtremesAndZeros() {
    graph.addInitializer(floats("w", new long[] {2, 3}, 0, 1, -2, 0, 4, 3));
    graph.addNode(node("Gemm", "w"));

    TensorStatistics w = only();

    assertThat(w.name()).isEqualTo("w");
    assertThat(w.operator()).isEqualTo("Gemm");
    assertThat(w.shape()).containsExactly(2L, 3L);
    assertThat(w.type()).isEqualTo("FLOAT");
    assertThat(w.values()).isEqualTo(6);
    assertThat(w.mean()).isEqualTo(1);
    // Squares 0 + 1 + 4 + 0 + 16 + 9 = 30, so 30/6 − 1² = 4.
    assertThat(w.standardDeviation()).isEqualTo(2);
    assertThat(w.minimum()).isEqualTo(-2);
    assertThat(w.maximum()).isEqualTo(4);
    assertThat(w.zeros()).isEqualTo(1 / 3.0);
    assertThat(w.notFinite()).isZero();
    // A·Aᵀ is [[5, −2], [−2, 25]], whose eigenvalues are 15 ± √104.
    assertThat(w.largestSingularValue()).isEqualTo(Math.sqrt(15 + Math.sqrt(104)), within(1e-9));
  }

  @Test
  void countsValuesInBinsFromTheSmallestToTheLargest() {
    graph.addInitializer(floats("w", new long[] {4}, 0, 0.5f, 12, 24));

    Histogram histogram = only().histogram();

    assertThat(histogram.low()).isZero();
    assertThat(histogram.high()).isEqualTo(24);
    assertThat(histogram.counts()).hasSize(24);
    assertThat(histogram.counts().get(0)).isEqualTo(2);
    assertThat(histogram.counts().get(12)).isEqualTo(1);
    assertThat(histogram.counts().get(23)).isEqualTo(1);
  }

  @Test
  void aConstantTensorIsInTheMiddleOfItsHistogram() {
    graph.addInitializer(floats("b", new long[] {3}, 7, 7, 7));

    TensorStatistics b = only();

    assertThat(b.operator()).isNull();
    assertThat(b.standardDeviation()).isZero();
    assertThat(b.largestSingularValue()).isNull();
    assertThat(b.histogram().counts().get(12)).isEqualTo(3);
  }

  @Test
  void aTransposedConvolutionIsAMatrixOfItsOutputsWhichComeSecond() {
    // Inputs 2, outputs 1, kernel 1×2: the outputs' only row is (3, 0, 0, 4).
    graph.addInitializer(floats("t", new long[] {2, 1, 1, 2}, 3, 0, 0, 4));
    graph.addNode(node("ConvTranspose", "t"));

    assertThat(only().largestSingularValue()).isEqualTo(5, within(1e-9));
  }

  @Test
  void aConvolutionIsAMatrixOfItsOutputsWhichComeFirst() {
    // The same tensor: rows (3, 0) and (0, 4).
    graph.addInitializer(floats("c", new long[] {2, 1, 1, 2}, 3, 0, 0, 4));
    graph.addNode(node("Conv", "c"));

    assertThat(only().largestSingularValue()).isEqualTo(4, within(1e-9));
  }

  @Test
  void aTransposedConvolutionInGroupsIsNoMatrix() {
    graph.addInitializer(floats("t", new long[] {2, 1, 1, 2}, 3, 0, 0, 4));
    graph.addNode(
        node("ConvTranspose", "t").toBuilder()
            .addAttribute(AttributeProto.newBuilder().setName("group").setI(2)));

    assertThat(only().largestSingularValue()).isNull();
  }

  @Test
  void countsWhatIsNotFiniteAndDescribesTheRest() {
    graph.addInitializer(floats("w", new long[] {2, 2}, Float.NaN, 1, Float.NEGATIVE_INFINITY, 3));

    TensorStatistics w = only();

    assertThat(w.notFinite()).isEqualTo(2);
    assertThat(w.mean()).isEqualTo(2);
    assertThat(w.standardDeviation()).isEqualTo(1);
    assertThat(w.maximum()).isEqualTo(3);
    assertThat(w.largestSingularValue()).isNull();
    assertThat(w.histogram().counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
  }

  @Test
  void readsEveryFloatingPointTypeInBothOfItsForms() {
    ByteBuffer half = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    // 1, −2, the largest 65504 and the smallest 2⁻²⁴ of half precision.
    for (int bits : new int[] {0x3c00, 0xc000, 0x7bff, 0x0001}) {
      half.putShort((short) bits);
    }
    graph.addInitializer(raw("f16", DataType.FLOAT16, 4, half));
    graph.addInitializer(
        tensor("bf16", DataType.BFLOAT16, 2).addInt32Data(0x3f80).addInt32Data(0xc000));
    graph.addInitializer(tensor("f64", DataType.DOUBLE, 2).addDoubleData(1).addDoubleData(-2));
    graph.addInitializer(tensor("f32", DataType.FLOAT, 2).addFloatData(1).addFloatData(-2));

    List<TensorStatistics> tensors = read().tensors();

    assertThat(tensors)
        .extracting(TensorStatistics::name)
        .containsExactly("f16", "bf16", "f64", "f32");
    assertThat(tensors).extracting(TensorStatistics::minimum).containsOnly(-2.0);
    assertThat(tensors)
        .extracting(TensorStatistics::maximum)
        .containsExactly(65504.0, 1.0, 1.0, 1.0);
    assertThat(tensors.get(0).mean()).isEqualTo((65504 - 1 + 0x1p-24) / 4, within(1e-9));
  }

  @Test
  void namesTensorsThatAreNoFloatingPointNumbers() {
    graph.addInitializer(tensor("shape", DataType.INT64, 2).addInt64Data(1).addInt64Data(3));
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Constant")
            .addOutput("scale")
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("value")
                    .setT(floats("", new long[] {1}, 0.5f))));

    NetworkFile file = read();

    assertThat(file.others()).containsExactly("shape [2] INT64");
    assertThat(file.tensors()).extracting(TensorStatistics::name).containsExactly("scale");
    assertThat(file.weights()).isEqualTo(1);
  }

  @Test
  void tellsWhatTheFileSaysOfItself() {
    byte[] onnx =
        ModelProto.newBuilder()
            .setProducerName("pytorch")
            .setProducerVersion("2.9")
            .addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain("com.microsoft").setVersion(1))
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
            .addMetadataProps(StringStringEntryProto.newBuilder().setKey("a").setValue("b"))
            .build()
            .toByteArray();

    NetworkFile file = NetworkFile.read(onnx);

    assertThat(file.producer()).isEqualTo("pytorch 2.9");
    assertThat(file.opset()).isEqualTo(17);
    assertThat(file.metadata()).containsEntry("a", "b");
  }

  @Test
  void saysThatATensorIsTorn() {
    graph.addInitializer(raw("w", DataType.FLOAT, 3, ByteBuffer.allocate(8)));

    assertThatThrownBy(this::read)
        .isInstanceOf(OnnxException.class)
        .hasMessage(
            "the tensor w has 2 values, and its shape [3] is of 3 values: copy the file again");
  }

  private TensorStatistics only() {
    List<TensorStatistics> tensors = read().tensors();
    assertThat(tensors).hasSize(1);
    return tensors.get(0);
  }

  private NetworkFile read() {
    return NetworkFile.read(ModelProto.newBuilder().setGraph(graph).build().toByteArray());
  }

  private static NodeProto node(String type, String weight) {
    return NodeProto.newBuilder().setOpType(type).addInput("x").addInput(weight).build();
  }

  private static TensorProto floats(String name, long[] shape, float... values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    TensorProto.Builder tensor =
        raw(name, DataType.FLOAT, values.length, raw).toBuilder().clearDims();
    for (long size : shape) {
      tensor.addDims(size);
    }
    return tensor.build();
  }

  private static TensorProto raw(String name, DataType type, long size, ByteBuffer bytes) {
    return tensor(name, type, size).setRawData(ByteString.copyFrom(bytes.rewind())).build();
  }

  private static TensorProto.Builder tensor(String name, DataType type, long size) {
    return TensorProto.newBuilder().setName(name).setDataType(type.getNumber()).addDims(size);
  }
}
