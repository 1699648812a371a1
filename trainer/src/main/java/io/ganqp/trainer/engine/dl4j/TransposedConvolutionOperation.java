package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A transposed convolution: the gradient of the convolution C that leads from y to x with the same
 * weights. Forward is C's input gradient, backward is C itself and C's weight gradient with x and y
 * in each other's place.
 */
final class TransposedConvolutionOperation implements Operation {

  private final Convolutions convolutions;
  private final LayerTensors<INDArray> tensors;
  private final Scratch scratch;
  private final INDArray weight;
  private final INDArray weightGradient;
  private final ChannelBias bias;

  TransposedConvolutionOperation(
      Layer.TransposedConvolution layer,
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
    multiply();
    if (bias != null) {
      bias.forward();
    }
  }

  @Override
  public void tangent() {
    multiply();
    if (bias != null) {
      bias.tangent();
    }
  }

  private void multiply() {
    // C's input only enters its weight gradient, which nobody wants here: any array of its shape.
    convolutions.backward(tensors.y(), weight, tensors.x(), tensors.y(), scratch.like(weight));
  }

  @Override
  public void backward() {
    if (bias != null) {
      bias.backward();
    }
    if (weightGradient != null) {
      INDArray unwanted = scratch.like(tensors.y());
      convolutions.backward(tensors.dy(), weight, tensors.x(), unwanted, weightGradient);
    }
    if (tensors.dx() != null) {
      convolutions.forward(tensors.dy(), weight, tensors.dx());
    }
  }
}
