package io.ganqp.trainer.export;

import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Map;
import java.util.TreeMap;

/** Folds each batch norm, on its running statistics, into the weighted layer before it. */
final class BatchNormFolding {

  private final float[] parameters;
  private final ParameterLayout layout;
  private final Map<Integer, FoldedLayer> folded = new TreeMap<>();

  private BatchNormFolding(ParameterLayout layout, float[] parameters) {
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
    return new BatchNormFolding(layout, parameters).fold(network);
  }

  private Map<Integer, FoldedLayer> fold(NetworkDefinition network) {
    FoldedLayer current = null;
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      if (layer instanceof Layer.Dense dense) {
        current = dense(i, dense);
      } else if (layer instanceof Layer.TransposedConvolution convolution) {
        current = transposedConvolution(i, convolution);
      } else if (layer instanceof Layer.BatchNorm norm) {
        append(i, norm, current);
      } else if (layer instanceof Layer.Activation) {
        current = null;
      } else if (!(layer instanceof Layer.ToImage)) {
        throw new ExportException(
            "layer %d of the %s is %s: only generators are exported"
                .formatted(i, network.name(), layer));
      }
    }
    return folded;
  }

  private FoldedLayer dense(int index, Layer.Dense dense) {
    return weighted(index, 0, dense.bias(), dense.outputs(), dense.inputs());
  }

  private FoldedLayer transposedConvolution(int index, Layer.TransposedConvolution c) {
    return weighted(index, 1, c.bias(), c.inputs(), c.outputs(), c.kernel(), c.kernel());
  }

  private FoldedLayer weighted(int index, int outputAxis, boolean bias, long... shape) {
    FoldedLayer layer = new FoldedLayer(parameters, offset(index, Kind.WEIGHT), shape, outputAxis);
    if (bias) {
      layer.setBias(offset(index, Kind.BIAS));
    }
    folded.put(index, layer);
    return layer;
  }

  private void append(int index, Layer.BatchNorm norm, FoldedLayer layer) {
    if (layer == null || layer.outputs() % norm.channels() != 0) {
      throw new ExportException(
          "the batch norm at layer %d has no weighted layer before it to be folded into"
              .formatted(index));
    }
    // Behind a reshape to an image a channel is a run of features, since it is outermost.
    int featuresPerChannel = layer.outputs() / norm.channels();
    int scale = offset(index, Kind.SCALE);
    int shift = offset(index, Kind.SHIFT);
    int mean = offset(index, Kind.MEAN);
    int variance = offset(index, Kind.VARIANCE);
    for (int output = 0; output < layer.outputs(); output++) {
      int c = output / featuresPerChannel;
      double factor = parameters[scale + c] / Math.sqrt(parameters[variance + c] + norm.epsilon());
      layer.append(output, factor, parameters[shift + c] - factor * parameters[mean + c]);
    }
  }

  private int offset(int index, Kind kind) {
    return layout.block(index, kind).offset();
  }
}
