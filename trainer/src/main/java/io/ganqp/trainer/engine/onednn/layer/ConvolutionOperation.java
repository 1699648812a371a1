package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionAlgorithm;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.Ports;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.ParameterBlock;

/** A convolution, or a transposed one, without its bias. */
final class ConvolutionOperation implements WeightedOperation {

  private final FlatParameters parameters;
  private final ConvolutionAlgorithm algorithm;
  private final Step forward;
  private final Step backwardInput;
  private final Step backwardWeight;

  private ConvolutionOperation(
      FlatParameters parameters,
      ConvolutionAlgorithm algorithm,
      Step forward,
      Step backwardInput,
      Step backwardWeight) {
    this.parameters = parameters;
    this.algorithm = algorithm;
    this.forward = forward;
    this.backwardInput = backwardInput;
    this.backwardWeight = backwardWeight;
  }

  static ConvolutionOperation of(
      Layer.Convolution layer,
      ParameterBlock block,
      Ports<Tensor> ports,
      ConvolutionChoice convolutions,
      boolean wantWeight,
      FlatParameters parameters,
      Workspace workspace) {
    ConvolutionGeometry geometry =
        new ConvolutionGeometry(
            ports.x().shape(), ports.y().shape(), layer.kernel(), layer.stride());
    ConvolutionAlgorithm algorithm =
        convolutions.algorithm(geometry, ports.x(), ports.y(), block, workspace);
    return new ConvolutionOperation(
        parameters,
        algorithm,
        algorithm.toFeatures(ports.x(), ports.y()),
        ports.dx() == null ? null : algorithm.toImage(ports.dy(), ports.dx()),
        wantWeight ? algorithm.toWeight(ports.x(), ports.dy()) : null);
  }

  static ConvolutionOperation of(
      Layer.TransposedConvolution layer,
      ParameterBlock block,
      Ports<Tensor> ports,
      ConvolutionChoice convolutions,
      boolean wantWeight,
      FlatParameters parameters,
      Workspace workspace) {
    ConvolutionGeometry geometry =
        new ConvolutionGeometry(
            ports.y().shape(), ports.x().shape(), layer.kernel(), layer.stride());
    ConvolutionAlgorithm algorithm =
        convolutions.algorithm(geometry, ports.y(), ports.x(), block, workspace);
    return new ConvolutionOperation(
        parameters,
        algorithm,
        algorithm.toImage(ports.x(), ports.y()),
        ports.dx() == null ? null : algorithm.toFeatures(ports.dy(), ports.dx()),
        wantWeight ? algorithm.toWeight(ports.dy(), ports.x()) : null);
  }

  @Override
  public void load(float[] flat) {
    algorithm.load(flat);
  }

  @Override
  public void forward() {
    forward.run();
  }

  @Override
  public void backward() {
    if (parameters.collects()) {
      parameterGradient();
    }
    if (backwardInput != null) {
      backwardInput.run();
    }
  }

  @Override
  public void parameterGradient() {
    backwardWeight.run();
    algorithm.store(parameters.gradient());
  }
}
