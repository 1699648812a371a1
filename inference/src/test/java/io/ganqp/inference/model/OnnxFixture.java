package io.ganqp.inference.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Generators with random weights, as small or as large as a test wants, and flawed ones. */
public final class OnnxFixture {
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("generator");
  private final List<FunctionProto> functions = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final SplittableRandom random = new SplittableRandom(1);

  private OnnxFixture() {}

  /** tanh(z·W + b) as an image: the smallest generator. */
  public static OnnxFixture tiny(int latentDimension, int resolution) {
    OnnxFixture fixture = new OnnxFixture().described(latentDimension, resolution);
    int pixels = 3 * resolution * resolution;
    fixture.weights("w", latentDimension, latentDimension, pixels).zeros("b", pixels);
    fixture.shape("shape", -1, 3, resolution, resolution);
    fixture.node("Gemm", "h", "z", "w", "b").node("Tanh", "t", "h");
    fixture.node("Reshape", "image", "t", "shape");
    return fixture.input("z", -1, latentDimension).output("image", -1, 3, resolution, resolution);
  }

  /**
   * A DCGAN generator: dense to 4×4, then transposed convolutions 4×4 of stride 2, each followed by
   * ReLU, the last by tanh.
   */
  public static OnnxFixture dcgan(int latentDimension, int... channels) {
    int resolution = 4 << channels.length;
    OnnxFixture fixture = new OnnxFixture().described(latentDimension, resolution);
    fixture.weights("w", latentDimension, latentDimension, channels[0] * 16);
    fixture.zeros("b", channels[0] * 16);
    fixture.shape("shape", -1, channels[0], 4, 4);
    fixture.node("Gemm", "h", "z", "w", "b").node("Relu", "r", "h");
    fixture.node("Reshape", "x0", "r", "shape");
    for (int i = 0; i < channels.length; i++) {
      boolean last = i == channels.length - 1;
      int out = last ? 3 : channels[i + 1];
      // A kernel of 4 and a stride of 2: four inputs of each channel meet in an output.
      fixture.weights("k" + i, 4 * channels[i], channels[i], out, 4, 4).zeros("c" + i, out);
      fixture.graph.addNode(
          NodeProto.newBuilder()
              .setOpType("ConvTranspose")
              .addAllInput(List.of("x" + i, "k" + i, "c" + i))
              .addOutput("y" + i)
              .addAttribute(integers("kernel_shape", 4, 4))
              .addAttribute(integers("strides", 2, 2))
              .addAttribute(integers("pads", 1, 1, 1, 1)));
      fixture.node(last ? "Tanh" : "Relu", last ? "image" : "x" + (i + 1), "y" + i);
    }
    return fixture.input("z", -1, latentDimension).output("image", -1, 3, resolution, resolution);
  }

  /** Replaces the declared inputs. */
  public OnnxFixture input(String name, long... shape) {
    graph.clearInput().addInput(value(name, TensorProto.DataType.FLOAT, shape));
    return this;
  }

  /** Replaces the declared outputs. */
  public OnnxFixture output(String name, long... shape) {
    graph.clearOutput().addOutput(value(name, TensorProto.DataType.FLOAT, shape));
    return this;
  }

  /** Sets a metadata property, or removes it where the value is null. */
  public OnnxFixture with(String property, String value) {
    if (value == null) {
      metadata.remove(property);
    } else {
      metadata.put(property, value);
    }
    return this;
  }

  OnnxFixture scalar(String name, float value) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addFloatData(value));
    return this;
  }

  OnnxFixture scalar(String name, long value) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addInt64Data(value));
    return this;
  }

  OnnxFixture function(FunctionProto function) {
    functions.add(function);
    return this;
  }

  /** Gives the graph to an edit. */
  OnnxFixture edit(Consumer<GraphProto.Builder> edit) {
    edit.accept(graph);
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .setGraph(graph)
            .addAllFunctions(functions)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17));
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }

  OnnxFixture node(String operator, String output, String... inputs) {
    graph.addNode(
        NodeProto.newBuilder().setOpType(operator).addAllInput(List.of(inputs)).addOutput(output));
    return this;
  }

  private OnnxFixture described(int latentDimension, int resolution) {
    return with("ganqp.schema", "1")
        .with("ganqp.resolution", Integer.toString(resolution))
        .with("ganqp.latentDimension", Integer.toString(latentDimension))
        .with("ganqp.objective", "GAN-QP, L1, lambda 10")
        .with("ganqp.iteration", "1000")
        .with("ganqp.training", "default/faces");
  }

  /** Uniform, with the variance 2 / fan-in that keeps activations in range (He et al., 2015). */
  private OnnxFixture weights(String name, int fanIn, int... shape) {
    double bound = Math.sqrt(6.0 / fanIn);
    return floats(name, () -> (float) random.nextDouble(-bound, bound), shape);
  }

  private OnnxFixture zeros(String name, int... shape) {
    return floats(name, () -> 0f, shape);
  }

  private OnnxFixture floats(String name, FloatSupplier value, int... shape) {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    ByteBuffer values = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    IntStream.range(0, size).forEach(i -> values.putFloat(value.get()));
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addAllDims(Arrays.stream(shape).asLongStream().boxed().toList())
            .setRawData(ByteString.copyFrom(values.array())));
    return this;
  }

  private interface FloatSupplier {
    float get();
  }

  private void shape(String name, long... shape) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addDims(shape.length)
            .addAllInt64Data(LongStream.of(shape).boxed().toList()));
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto integers(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(LongStream.of(values).boxed().toList())
        .build();
  }

  static ValueInfoProto value(String name, TensorProto.DataType type, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (long size : shape) {
      dimensions.addDim(
          size < 0
              ? TensorShapeProto.Dimension.newBuilder().setDimParam("N")
              : TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(type.getNumber())
                        .setShape(dimensions)))
        .build();
  }
}
