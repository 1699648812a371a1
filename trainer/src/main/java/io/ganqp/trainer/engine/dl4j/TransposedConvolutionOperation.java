package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.engine.program.Ports;
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
  private final Ports<INDArray> ports;
  private final Scratch scratch;
  private final INDArray weight;
  private final INDArray weightGradient;
  private final ChannelBias bias;

  TransposedConvolutionOperation(
      Layer.TransposedConvolution layer,
      Ports<INDArray> ports,
      Weights weights,
      Scratch scratch,
      Memory memory) {
    this.convolutions = new Convolutions(layer.kernel(), layer.stride());
    this.ports = ports;
    this.scratch = scratch;
    this.weight = weights.value(Kind.WEIGHT);
    this.weightGradient = weights.gradient(Kind.WEIGHT);
    this.bias = layer.bias() ? new ChannelBias(ports, weights, memory) : null;
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
    convolutions.backward(ports.y(), weight, ports.x(), ports.y(), scratch.like(weight));
  }

  @Override
  public void backward() {
    if (bias != null) {
      bias.backward();
    }
    if (weightGradient != null) {
      INDArray unwanted = scratch.like(ports.y());
      convolutions.backward(ports.dy(), weight, ports.x(), unwanted, weightGradient);
    }
    if (ports.dx() != null) {
      convolutions.forward(ports.dy(), weight, ports.dx());
    }
  }
}
