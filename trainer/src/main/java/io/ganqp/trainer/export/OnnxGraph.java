package io.ganqp.trainer.export;

import java.nio.ByteBuffer;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/** A graph that is one chain of nodes, each fed by the one before it. */
final class OnnxGraph {

  private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  private static final int INT64 = TensorProto.DataType.INT64_VALUE;

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final String output;
  private String last;

  /** A graph from {@code input} [N, inputElements] to {@code output}. */
  OnnxGraph(String name, String input, int inputElements, String output) {
    graph.setName(name);
    graph.addInput(tensor(input, inputElements));
    this.output = output;
    this.last = input;
  }

  /** Appends {@code node}; the initializers come after the chained input. */
  void append(String name, NodeProto.Builder node, String... initializers) {
    node.setName(name).addInput(last);
    for (String initializer : initializers) {
      node.addInput(initializer);
    }
    last = name;
    graph.addNode(node.addOutput(name));
  }

  /** Adds float32 values, little-endian and row-major; returns {@code name}. */
  String float32(String name, ByteBuffer values, long... shape) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
    for (long dimension : shape) {
      tensor.addDims(dimension);
    }
    // The buffer is ours alone and never written again, so it need not be copied.
    graph.addInitializer(tensor.setRawData(UnsafeByteOperations.unsafeWrap(values)));
    return name;
  }

  /** Adds a vector of int64; returns {@code name}. */
  String int64(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(INT64).addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** Ends the chain: what the last node gives is the output, [N, shape…]. */
  GraphProto build(int... shape) {
    NodeProto.Builder end = graph.getNodeBuilder(graph.getNodeCount() - 1);
    end.setOutput(0, output);
    return graph.addOutput(tensor(output, shape)).build();
  }

  static NodeProto.Builder node(String type) {
    return NodeProto.newBuilder().setOpType(type);
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto number(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  static AttributeProto integers(String name, int... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (int value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  private static ValueInfoProto tensor(String name, int... shape) {
    TensorShapeProto.Builder dimensions =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
    for (int dimension : shape) {
      dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dimension));
    }
    TypeProto.Tensor type =
        TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(dimensions).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }
}
