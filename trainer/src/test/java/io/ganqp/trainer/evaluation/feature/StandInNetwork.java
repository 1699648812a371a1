package io.ganqp.trainer.evaluation.feature;

import java.util.Random;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/** Small ONNX files in the place of feature extractors of gigabytes. */
public final class StandInNetwork {

  static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  static final int UINT8 = TensorProto.DataType.UINT8_VALUE;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("stand-in");

  /** Mean red, green and blue of images [N, 3, size, size]. */
  static byte[] meanColour(int size) {
    return new StandInNetwork()
        .input("images", FLOAT, "N", 3, size, size)
        .node("ReduceMean", "images", "features", ints("axes", 2, 3), integer("keepdims", 0))
        .output("features", FLOAT, "N", 3)
        .onnx();
  }

  /** The same of images [N, size, size, 3]. */
  static byte[] meanColourChannelsLast(int size) {
    return new StandInNetwork()
        .input("images", FLOAT, "N", size, size, 3)
        .node("ReduceMean", "images", "features", ints("axes", 1, 2), integer("keepdims", 0))
        .output("features", FLOAT, "N", 3)
        .onnx();
  }

  /** What comes in, as one vector an image. */
  static byte[] pixels(int size) {
    return new StandInNetwork()
        .input("images", FLOAT, "N", 3, size, size)
        .node("Flatten", "images", "features")
        .output("features", FLOAT, "N", 3 * size * size)
        .onnx();
  }

  /** Convolutional features [N, dimension, size − 2, size − 2], of images of any size. */
  public static byte[] convolution(int dimension) {
    return new StandInNetwork()
        .input("images", FLOAT, "N", 3, "H", "W")
        .weight("kernel", dimension, 3, 3, 3)
        .node("Conv", "images kernel", "convolved")
        .node("Relu", "convolved", "features")
        .output("features", FLOAT, "N", dimension, "H2", "W2")
        .onnx();
  }

  /**
   * As a vision transformer: patches of 14 px become tokens, their mean goes before them as the CLS
   * token, and a layer looks at each: [N, 1 + tokens, dimension].
   */
  static byte[] visionTransformer(int size, int dimension) {
    int tokens = size / 14 * (size / 14);
    return new StandInNetwork()
        .input("images", FLOAT, "N", 3, size, size)
        .weight("patch", dimension, 3, 14, 14)
        .weight("layer", dimension, dimension)
        .int64("shape", 0, dimension, tokens)
        .node("Conv", "images patch", "patches", ints("strides", 14, 14))
        .node("Reshape", "patches shape", "columns")
        .node("Transpose", "columns", "tokens", ints("perm", 0, 2, 1))
        .node("ReduceMean", "tokens", "cls", ints("axes", 1))
        .node("Concat", "cls tokens", "all", integer("axis", 1))
        .node("MatMul", "all layer", "features")
        .output("features", FLOAT, "N", 1 + tokens, dimension)
        .onnx();
  }

  StandInNetwork input(String name, int type, Object... shape) {
    graph.addInput(value(name, type, shape));
    return this;
  }

  StandInNetwork output(String name, int type, Object... shape) {
    graph.addOutput(value(name, type, shape));
    return this;
  }

  StandInNetwork node(String type, String inputs, String output, AttributeProto... attributes) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(type).setName(output);
    for (String input : inputs.split(" ", -1)) {
      node.addInput(input);
    }
    for (AttributeProto attribute : attributes) {
      node.addAttribute(attribute);
    }
    graph.addNode(node.addOutput(output));
    return this;
  }

  /** Random weights, always the same. */
  StandInNetwork weight(String name, long... shape) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
    long size = 1;
    for (long dimension : shape) {
      tensor.addDims(dimension);
      size *= dimension;
    }
    Random random = new Random(name.hashCode());
    for (long i = 0; i < size; i++) {
      tensor.addFloatData((float) (random.nextGaussian() / 10));
    }
    graph.addInitializer(tensor);
    return this;
  }

  StandInNetwork int64(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    graph.addInitializer(tensor);
    return this;
  }

  /** A weight that lies in a file beside the network. */
  StandInNetwork weightElsewhere(String name, long... shape) {
    weight(name, shape);
    graph
        .getInitializerBuilder(graph.getInitializerCount() - 1)
        .clearFloatData()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL);
    return this;
  }

  byte[] onnx() {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .setProducerName("test")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  private static ValueInfoProto value(String name, int type, Object... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (Object dimension : shape) {
      TensorShapeProto.Dimension.Builder one = TensorShapeProto.Dimension.newBuilder();
      dimensions.addDim(
          dimension instanceof String text
              ? one.setDimParam(text)
              : one.setDimValue(((Number) dimension).longValue()));
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type).setShape(dimensions).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
