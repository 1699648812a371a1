package io.ganqp.inference.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Reads a model's graph for what no run of it proves absent: operators that draw random numbers,
 * and weights in other files, which its digest does not cover.
 */
final class GraphInspection {
  /** By name in any domain, ONNX Runtime's own included. */
  private static final Set<String> RANDOM =
      Set.of(
          "RandomNormal",
          "RandomNormalLike",
          "RandomUniform",
          "RandomUniformLike",
          "Bernoulli",
          "Multinomial",
          "BiasDropout",
          "BitmaskDropout",
          "BitmaskBiasDropout",
          "DropoutGrad",
          "Sampling");

  private static final String DROPOUT = "Dropout";

  /** Index of the input that makes {@value #DROPOUT} draw. */
  private static final int TRAINING_MODE = 2;

  private final String source;

  private GraphInspection(String source) {
    this.source = source;
  }

  /**
   * Looks at every graph and function in a file.
   *
   * @param source for people
   * @throws UnusableModelException if a face could depend on more than the file and its latent
   */
  static void expectSelfContained(byte[] onnx, String source) {
    new GraphInspection(source).model(parse(onnx, source));
  }

  private static ModelProto parse(byte[] onnx, String source) {
    try {
      // Weights stay where they are, which is granted for bytes that are said not to change.
      CodedInputStream in = UnsafeByteOperations.unsafeWrap(onnx).newCodedInput();
      in.enableAliasing(true);
      return ModelProto.parseFrom(in);
    } catch (IOException e) {
      throw new UnusableModelException(
          "%s is no ONNX file, or a damaged one: %s Copy or export it again."
              .formatted(source, e.getMessage()),
          e);
    }
  }

  private void model(ModelProto model) {
    graph(model.getGraph());
    model.getFunctionsList().forEach(f -> nodes(f.getNodeList(), List.of()));
  }

  private void graph(GraphProto graph) {
    graph.getInitializerList().forEach(this::tensor);
    graph.getSparseInitializerList().forEach(this::sparse);
    nodes(graph.getNodeList(), graph.getInitializerList());
  }

  private void nodes(List<NodeProto> nodes, List<TensorProto> constants) {
    for (NodeProto node : nodes) {
      if (RANDOM.contains(node.getOpType()) || trains(node, constants)) {
        throw new UnusableModelException(
            ("%s draws random numbers (its node \"%s\" is %s): the same seed would not give the"
                    + " same face. Export it without, in inference mode.")
                .formatted(source, node.getName(), node.getOpType()));
      }
      node.getAttributeList().forEach(this::attribute);
    }
  }

  private static boolean trains(NodeProto node, List<TensorProto> constants) {
    if (!node.getOpType().equals(DROPOUT) || node.getInputCount() <= TRAINING_MODE) {
      return false;
    }
    String mode = node.getInput(TRAINING_MODE);
    return !mode.isEmpty()
        && constants.stream().noneMatch(c -> c.getName().equals(mode) && isFalse(c));
  }

  private static boolean isFalse(TensorProto flag) {
    return flag.getInt32DataList().stream().allMatch(v -> v == 0)
        && flag.getRawData().equals(ByteString.copyFrom(new byte[flag.getRawData().size()]));
  }

  private void attribute(AttributeProto attribute) {
    graph(attribute.getG());
    attribute.getGraphsList().forEach(this::graph);
    tensor(attribute.getT());
    attribute.getTensorsList().forEach(this::tensor);
    sparse(attribute.getSparseTensor());
    attribute.getSparseTensorsList().forEach(this::sparse);
  }

  private void sparse(SparseTensorProto tensor) {
    tensor(tensor.getValues());
    tensor(tensor.getIndices());
  }

  private void tensor(TensorProto tensor) {
    if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL
        || tensor.getExternalDataCount() > 0) {
      throw new UnusableModelException(
          ("%s keeps the values of its tensor \"%s\" in another file, which its sha256 does not"
                  + " cover: export it as one file.")
              .formatted(source, tensor.getName()));
    }
  }
}
