package io.ganqp.trainer.engine;

import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;

/**
 * Makes sure that a network is linear between the kinks of its rectifiers, each sample by itself:
 * only then does a {@link Plan#tangent} pass lead to the gradient of a gradient's norm.
 */
public final class PiecewiseLinear implements Layer.Visitor<Void> {

  private final NetworkDefinition network;

  private PiecewiseLinear(NetworkDefinition network) {
    this.network = network;
  }

  /**
   * @throws IllegalArgumentException if a layer of {@code network} isn't piecewise linear
   */
  public static void require(NetworkDefinition network) {
    PiecewiseLinear visitor = new PiecewiseLinear(network);
    network.layers().forEach(layer -> layer.accept(visitor));
  }

  @Override
  public Void visit(Layer.BatchNorm norm) {
    throw new IllegalArgumentException(
        ("the %s has batch norm (%s), which makes each score depend on the whole batch; a penalty"
                + " on its gradient needs a %s without normalisation")
            .formatted(network.name(), norm, network.name()));
  }

  @Override
  public Void visit(Layer.Activation activation) {
    return switch (activation.function()) {
      case RELU, LEAKY_RELU -> null;
      case TANH ->
          throw new IllegalArgumentException(
              "the %s has %s, which is curved; a penalty on its gradient needs rectifiers (RELU or LEAKY_RELU)"
                  .formatted(network.name(), activation));
    };
  }

  @Override
  public Void visit(Layer.Dense dense) {
    return null;
  }

  @Override
  public Void visit(Layer.Convolution convolution) {
    return null;
  }

  @Override
  public Void visit(Layer.TransposedConvolution convolution) {
    return null;
  }

  @Override
  public Void visit(Layer.ToImage image) {
    return null;
  }

  @Override
  public Void visit(Layer.ToFeatures image) {
    return null;
  }
}
