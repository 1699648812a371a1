package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionAlgorithm;
import io.ganqp.trainer.engine.onednn.kernel.Step;

/** A convolution, or a transposed one, without its bias. */
final class ConvolutionOperation implements WeightedOperation {

  private final ConvolutionAlgorithm algorithm;
  private final Step forward;
  private final Step backwardInput;
  private final Step backwardWeight;
  private final FlatParameters parameters;

  /**
   * @param forward product of {@code algorithm}
   * @param backwardInput the transpose of {@code forward}, or null where nobody wants it
   */
  ConvolutionOperation(
      ConvolutionAlgorithm algorithm, Step forward, Step backwardInput, FlatParameters parameters) {
    this.algorithm = algorithm;
    this.forward = forward;
    this.backwardInput = backwardInput;
    this.backwardWeight = algorithm.toWeight();
    this.parameters = parameters;
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
