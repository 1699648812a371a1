package io.ganqp.trainer.export;

import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Map;
import java.util.TreeMap;

/** Folds each batch norm, on its running statistics, into the weighted layer before it. */
final class BatchNormFolding implements Layer.Visitor<Void> {

  private final NetworkDefinition network;
  private final float[] parameters;
  private final ParameterLayout layout;
  private final Map<Integer, FoldedLayer> folded = new TreeMap<>();
  private int index;

  /** The weighted layer that a batch norm would be folded into, or null. */
  private FoldedLayer current;

  private BatchNormFolding(NetworkDefinition network, ParameterLayout layout, float[] parameters) {
    this.network = network;
    this.layout = layout;
    this.parameters = parameters;
  }

  /**
   * The weighted layers of {@code network} by index; its batch norms are in them.
   *
   * @throws ExportException if the parameters don't fit, or a layer can't be folded or exported
   */
  static Map<Integer, FoldedLayer> fold(NetworkDefinition network, float[] parameters) {
    ParameterLayout layout = ParameterLayout.of(network);
    if (parameters.length != layout.size()) {
      throw new ExportException(
          "the %s has %d parameters, but %d were given"
              .formatted(network.name(), layout.size(), parameters.length));
    }
    return new BatchNormFolding(network, layout, parameters).fold();
  }

  private Map<Integer, FoldedLayer> fold() {
    for (Layer layer : network.layers()) {
      layer.accept(this);
      index++;
    }
    return folded;
  }

  @Override
  public Void visit(Layer.Dense dense) {
    return weighted(0, dense.bias(), dense.outputs(), dense.inputs());
  }

  @Override
  public Void visit(Layer.TransposedConvolution c) {
    return weighted(1, c.bias(), c.inputs(), c.outputs(), c.kernel(), c.kernel());
  }

  private Void weighted(int outputAxis, boolean bias, long... shape) {
    current = new FoldedLayer(parameters, offset(Kind.WEIGHT), shape, outputAxis);
    if (bias) {
      current.setBias(offset(Kind.BIAS));
    }
    folded.put(index, current);
    return null;
  }

  @Override
  public Void visit(Layer.BatchNorm norm) {
    if (current == null || current.outputs() % norm.channels() != 0) {
      throw new ExportException(
          "the batch norm at layer %d has no weighted layer before it to be folded into"
              .formatted(index));
    }
    // Behind a reshape to an image a channel is a run of features, since it is outermost.
    int featuresPerChannel = current.outputs() / norm.channels();
    int scale = offset(Kind.SCALE);
    int shift = offset(Kind.SHIFT);
    int mean = offset(Kind.MEAN);
    int variance = offset(Kind.VARIANCE);
    for (int output = 0; output < current.outputs(); output++) {
      int c = output / featuresPerChannel;
      double factor = parameters[scale + c] / Math.sqrt(parameters[variance + c] + norm.epsilon());
      current.append(output, factor, parameters[shift + c] - factor * parameters[mean + c]);
    }
    return null;
  }

  @Override
  public Void visit(Layer.Activation activation) {
    current = null;
    return null;
  }

  @Override
  public Void visit(Layer.ToImage image) {
    return null;
  }

  @Override
  public Void visit(Layer.Convolution convolution) {
    throw notOfAGenerator(convolution);
  }

  @Override
  public Void visit(Layer.ToFeatures image) {
    throw notOfAGenerator(image);
  }

  private ExportException notOfAGenerator(Layer layer) {
    return new ExportException(
        "layer %d of the %s is %s: only generators are exported"
            .formatted(index, network.name(), layer));
  }

  private int offset(Kind kind) {
    return layout.block(index, kind).offset();
  }
}
