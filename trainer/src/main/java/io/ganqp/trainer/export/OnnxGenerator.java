package io.ganqp.trainer.export;

import io.ganqp.contract.store.ModelMetadata;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import java.util.Map;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;

/**
 * Writes a generator as an ONNX graph from latents {@code z} [N, latentDimension] to images {@code
 * image} [N, 3, H, W] in [−1, 1]. With the batch norms folded away, Gemm, Reshape, ConvTranspose
 * and the activations are left.
 */
final class OnnxGenerator implements Layer.Visitor<Void> {

  private static final int COLOURS = 3;

  private final OnnxGraph graph;
  private final Map<Integer, FoldedLayer> folded;
  private int index;

  private OnnxGenerator(OnnxGraph graph, Map<Integer, FoldedLayer> folded) {
    this.graph = graph;
    this.folded = folded;
  }

  /**
   * The graph of {@code network}.
   *
   * @param parameters laid out by {@link io.ganqp.trainer.network.ParameterLayout}
   * @throws ExportException if this is no generator or the parameters don't fit
   */
  static GraphProto graph(NetworkDefinition network, float[] parameters) {
    int resolution = resolution(network);
    OnnxGraph graph =
        new OnnxGraph(network.name(), ModelMetadata.INPUT, network.inputs(), ModelMetadata.OUTPUT);
    OnnxGenerator generator = new OnnxGenerator(graph, BatchNormFolding.fold(network, parameters));
    for (Layer layer : network.layers()) {
      layer.accept(generator);
      generator.index++;
    }
    return graph.build(COLOURS, resolution, resolution);
  }

  /** Height and width of the images that {@code network} gives. */
  static int resolution(NetworkDefinition network) {
    int resolution = (int) Math.round(Math.sqrt(network.outputs() / (double) COLOURS));
    if (resolution * resolution * COLOURS != network.outputs()) {
      throw new ExportException(
          "the %s gives %d values, which is no square RGB image: only generators are exported"
              .formatted(network.name(), network.outputs()));
    }
    return resolution;
  }

  @Override
  public Void visit(Layer.Dense dense) {
    return weighted("dense", OnnxGraph.node("Gemm").addAttribute(OnnxGraph.integer("transB", 1)));
  }

  @Override
  public Void visit(Layer.TransposedConvolution c) {
    return weighted("deconvolution", transposedConvolution(c));
  }

  @Override
  public Void visit(Layer.ToImage image) {
    String name = "image" + index;
    String shape = graph.int64(name + ".shape", -1, image.channels(), image.size(), image.size());
    graph.append(name, OnnxGraph.node("Reshape"), shape);
    return null;
  }

  @Override
  public Void visit(Layer.Activation activation) {
    graph.append("activation" + index, activation(activation.function()));
    return null;
  }

  /** Folded into the layer before it. */
  @Override
  public Void visit(Layer.BatchNorm norm) {
    return null;
  }

  /** Refused by {@link BatchNormFolding}. */
  @Override
  public Void visit(Layer.Convolution convolution) {
    throw new IllegalStateException("no generator has " + convolution);
  }

  /** Refused by {@link BatchNormFolding}. */
  @Override
  public Void visit(Layer.ToFeatures image) {
    throw new IllegalStateException("no generator has " + image);
  }

  private Void weighted(String kind, NodeProto.Builder node) {
    FoldedLayer layer = folded.get(index);
    String name = kind + index;
    String weight = graph.float32(name + ".weight", layer.weights(), layer.shape());
    String bias = graph.float32(name + ".bias", layer.bias(), layer.outputs());
    graph.append(name, node, weight, bias);
    return null;
  }

  private static NodeProto.Builder transposedConvolution(Layer.TransposedConvolution layer) {
    int padding = layer.kernel() - layer.stride();
    if (padding < 0) {
      throw new ExportException(
          "a transposed convolution with kernel %d and stride %d leaves gaps"
              .formatted(layer.kernel(), layer.stride()));
    }
    // SAME: the odd pixel of padding lies at the end.
    int begin = padding / 2;
    int end = padding - begin;
    return OnnxGraph.node("ConvTranspose")
        .addAttribute(OnnxGraph.integers("kernel_shape", layer.kernel(), layer.kernel()))
        .addAttribute(OnnxGraph.integers("strides", layer.stride(), layer.stride()))
        .addAttribute(OnnxGraph.integers("pads", begin, begin, end, end));
  }

  private static NodeProto.Builder activation(Layer.Function function) {
    return switch (function) {
      case RELU -> OnnxGraph.node("Relu");
      case LEAKY_RELU ->
          OnnxGraph.node("LeakyRelu").addAttribute(OnnxGraph.number("alpha", Layer.LEAK));
      case TANH -> OnnxGraph.node("Tanh");
    };
  }
}
