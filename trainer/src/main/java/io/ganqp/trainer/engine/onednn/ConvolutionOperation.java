package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.onednn.ConvolutionKernels.WeightGradient;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.ParameterBlock;

/** A convolution, or a transposed one, without its bias. */
final class ConvolutionOperation implements Operation {

  private final ConvolutionWeight weight;
  private final Kernel forward;
  private final Kernel backwardInput;
  private final WeightGradient backwardWeight;

  private ConvolutionOperation(
      ConvolutionWeight weight,
      Kernel forward,
      Kernel backwardInput,
      WeightGradient backwardWeight) {
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
    ConvolutionKernels kernels =
        new ConvolutionKernels(
            ports.x(), ports.y(), layer.kernel(), layer.stride(), weight, workspace);
    return new ConvolutionOperation(
        weight,
        kernels.toFeatures(ports.x(), ports.y()),
        ports.dx() == null ? null : kernels.toImage(ports.dy(), ports.dx()),
        wantWeight ? kernels.weightGradient(ports.x(), ports.dy()) : null);
  }

  static ConvolutionOperation of(
      Layer.TransposedConvolution layer,
      ParameterBlock block,
      Ports ports,
      boolean wantWeight,
      Workspace workspace) {
    ConvolutionWeight weight = new ConvolutionWeight(block, workspace);
    ConvolutionKernels kernels =
        new ConvolutionKernels(
            ports.y(), ports.x(), layer.kernel(), layer.stride(), weight, workspace);
    return new ConvolutionOperation(
        weight,
        kernels.toImage(ports.x(), ports.y()),
        ports.dx() == null ? null : kernels.toFeatures(ports.dy(), ports.dx()),
        wantWeight ? kernels.weightGradient(ports.dy(), ports.x()) : null);
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
      backwardWeight.run(parameterGradient);
    }
    if (backwardInput != null) {
      backwardInput.run();
    }
  }
}
