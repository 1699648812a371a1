package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.ParameterBlock;

/** A convolution, or a transposed one, without its bias. */
final class ConvolutionOperation implements Operation {

  private final ConvolutionWeight weight;
  private final Sequence forward;
  private final Sequence backwardInput;
  private final Sequence backwardWeight;

  private ConvolutionOperation(
      ConvolutionWeight weight, Sequence forward, Sequence backwardInput, Sequence backwardWeight) {
    this.weight = weight;
    this.forward = forward;
    this.backwardInput = backwardInput;
    this.backwardWeight = backwardWeight;
  }

  static ConvolutionOperation of(
      Layer.Convolution layer,
      ParameterBlock block,
      Ports ports,
      boolean wantWeight,
      Workspace workspace) {
    ConvolutionWeight weight = new ConvolutionWeight(block, workspace);
    ConvolutionGeometry geometry =
        new ConvolutionGeometry(
            ports.x().shape(), ports.y().shape(), layer.kernel(), layer.stride());
    ConvolutionKernels kernels =
        new ConvolutionKernels(geometry, ports.x().layout(), weight, workspace);
    return new ConvolutionOperation(
        weight,
        kernels.toFeatures(ports.x(), ports.y()),
        ports.dx() == null ? null : kernels.toImage(ports.dy(), ports.dx()),
        wantWeight ? kernels.toWeight(ports.x(), ports.dy()) : null);
  }

  static ConvolutionOperation of(
      Layer.TransposedConvolution layer,
      ParameterBlock block,
      Ports ports,
      boolean wantWeight,
      Workspace workspace) {
    ConvolutionWeight weight = new ConvolutionWeight(block, workspace);
    ConvolutionGeometry geometry =
        new ConvolutionGeometry(
            ports.y().shape(), ports.x().shape(), layer.kernel(), layer.stride());
    ConvolutionKernels kernels =
        new ConvolutionKernels(geometry, ports.y().layout(), weight, workspace);
    return new ConvolutionOperation(
        weight,
        kernels.toImage(ports.x(), ports.y()),
        ports.dx() == null ? null : kernels.toFeatures(ports.dy(), ports.dx()),
        wantWeight ? kernels.toWeight(ports.dy(), ports.x()) : null);
  }

  @Override
  public void load(float[] parameters) {
    weight.load(parameters);
  }

  @Override
  public void forward() {
    forward.run();
  }

  @Override
  public void backward(float[] parameterGradient) {
    if (backwardWeight != null) {
      backwardWeight.run();
      weight.store(parameterGradient);
    }
    if (backwardInput != null) {
      backwardInput.run();
    }
  }
}
