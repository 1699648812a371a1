package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A strided convolution. */
final class ConvolutionOperation implements Operation {

  private final Convolutions convolutions;
  private final LayerTensors<INDArray> tensors;
  private final Scratch scratch;
  private final INDArray weight;
  private final INDArray weightGradient;
  private final ChannelBias bias;

  ConvolutionOperation(
      Layer.Convolution layer,
      LayerTensors<INDArray> tensors,
      Weights weights,
      Scratch scratch,
      Memory memory) {
    this.convolutions = new Convolutions(layer.kernel(), layer.stride());
    this.tensors = tensors;
    this.scratch = scratch;
    this.weight = weights.value(Kind.WEIGHT);
    this.weightGradient = weights.gradient(Kind.WEIGHT);
    this.bias = layer.bias() ? new ChannelBias(tensors, weights, memory) : null;
  }

  @Override
  public void forward() {
    convolutions.forward(tensors.x(), weight, tensors.y());
    if (bias != null) {
      bias.forward();
    }
  }

  @Override
  public void tangent() {
    convolutions.forward(tensors.x(), weight, tensors.y());
    if (bias != null) {
      bias.tangent();
    }
  }

  @Override
  public void backward() {
    if (bias != null) {
      bias.backward();
    }
    // The native operation gives both gradients or none; there is only one scratch array, so the
    // two cannot both be unwanted.
    if (weightGradient == null && tensors.dx() == null) {
      return;
    }
    INDArray dx = tensors.dx() == null ? scratch.like(tensors.x()) : tensors.dx();
    INDArray dw = weightGradient == null ? scratch.like(weight) : weightGradient;
    convolutions.backward(tensors.x(), weight, tensors.dy(), dx, dw);
  }
}
