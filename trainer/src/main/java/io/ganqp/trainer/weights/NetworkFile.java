package io.ganqp.trainer.weights;

import io.ganqp.trainer.onnx.OnnxException;
import io.ganqp.trainer.weights.WeightTensor.Use;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/**
 * What an ONNX file says of itself, and its weights.
 *
 * @param producer the program that wrote it, with its version
 * @param opset version of the operators; 0 where the file does not say
 * @param metadata its properties, by name
 * @param tensors those of floating-point numbers, in the order of the file
 * @param others names and shapes of tensors of other numbers, such as shapes
 */
public record NetworkFile(
    String producer,
    long opset,
    Map<String, String> metadata,
    List<TensorStatistics> tensors,
    List<String> others) {

  public NetworkFile {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    tensors = List.copyOf(tensors);
    others = List.copyOf(others);
  }

  /** Weights in all. */
  public long weights() {
    return tensors.stream().mapToLong(TensorStatistics::values).sum();
  }

  /**
   * Looks at a file, one tensor after the other, so that memory for one is enough.
   *
   * @throws OnnxException if it is no ONNX file, or a damaged one
   */
  public static NetworkFile read(byte[] onnx) {
    ModelProto model = parse(onnx);
    GraphProto graph = model.getGraph();
    Map<String, Use> uses = uses(graph);
    List<TensorStatistics> tensors = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (TensorProto tensor : weights(graph)) {
      Optional<float[]> values = TensorDecoder.values(tensor);
      String type = type(tensor);
      values.ifPresentOrElse(
          floats ->
              tensors.add(
                  TensorStatistics.of(
                      new WeightTensor(
                          tensor.getName(),
                          uses.getOrDefault(tensor.getName(), Use.NONE),
                          tensor.getDimsList(),
                          type,
                          floats))),
          () -> others.add("%s %s %s".formatted(tensor.getName(), tensor.getDimsList(), type)));
    }
    return new NetworkFile(
        (model.getProducerName() + " " + model.getProducerVersion()).strip(),
        model.getOpsetImportList().stream()
            .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
            .mapToLong(OperatorSetIdProto::getVersion)
            .findFirst()
            .orElse(0),
        properties(model),
        tensors,
        others);
  }

  private static ModelProto parse(byte[] onnx) {
    try {
      // Weights stay where they are, which is granted for bytes that are said not to change.
      CodedInputStream in = UnsafeByteOperations.unsafeWrap(onnx).newCodedInput();
      in.enableAliasing(true);
      return ModelProto.parseFrom(in);
    } catch (IOException e) {
      throw new OnnxException("it is no ONNX file, or a damaged one: " + e.getMessage());
    }
  }

  private static Map<String, String> properties(ModelProto model) {
    Map<String, String> properties = new HashMap<>();
    for (StringStringEntryProto property : model.getMetadataPropsList()) {
      properties.put(property.getKey(), property.getValue());
    }
    return properties;
  }

  /** Initializers, and the values of nodes that are constants. */
  private static List<TensorProto> weights(GraphProto graph) {
    List<TensorProto> weights = new ArrayList<>(graph.getInitializerList());
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("Constant") && node.getOutputCount() == 1) {
        node.getAttributeList().stream()
            .filter(AttributeProto::hasT)
            .map(constant -> constant.getT().toBuilder().setName(node.getOutput(0)).build())
            .forEach(weights::add);
      }
    }
    return weights;
  }

  private static Map<String, Use> uses(GraphProto graph) {
    Map<String, Use> uses = new HashMap<>();
    for (NodeProto node : graph.getNodeList()) {
      Use use = new Use(node.getOpType(), group(node));
      node.getInputList().forEach(input -> uses.putIfAbsent(input, use));
    }
    return uses;
  }

  private static long group(NodeProto node) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals("group"))
        .mapToLong(AttributeProto::getI)
        .findFirst()
        .orElse(1);
  }

  private static String type(TensorProto tensor) {
    DataType type = DataType.forNumber(tensor.getDataType());
    return type == null ? "type " + tensor.getDataType() : type.name();
  }
}
