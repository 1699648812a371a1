package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.ParameterBlock;

/** Which algorithm computes a convolution. */
enum ConvolutionChoice {
  /** oneDNN's direct kernels. */
  DIRECT(OneDnnEngine.DIRECT),
  /** Winograd's, wherever it can. */
  WINOGRAD(OneDnnEngine.NAME),
  /** Winograd's where it is faster. */
  FASTEST(OneDnnEngine.NAME),
  /**
   * oneDNN's direct kernels on operands rounded to bfloat16, wherever they are fast; without
   * rounding for the gradients of weights, where they are not.
   */
  ROUNDED(OneDnnEngine.BFLOAT16);

  private final String engine;

  ConvolutionChoice(String engine) {
    this.engine = engine;
  }

  static ConvolutionChoice of(String engine) {
    return switch (engine) {
      case OneDnnEngine.DIRECT -> DIRECT;
      case OneDnnEngine.BFLOAT16 -> ROUNDED;
      default -> FASTEST;
    };
  }

  /** What rounds in training only: a trained network is what its parameters make it. */
  ConvolutionChoice in(PlanOptions options) {
    return this == ROUNDED && !options.batchStatistics() ? FASTEST : this;
  }

  /** Name of the engine that chooses so. */
  String engine() {
    return engine;
  }

  /**
   * @param image on the larger side
   * @param features on the smaller side
   * @param block of the weights
   */
  ConvolutionAlgorithm algorithm(
      ConvolutionGeometry geometry,
      Tensor image,
      Tensor features,
      ParameterBlock block,
      Workspace workspace) {
    return switch (this) {
      case DIRECT -> direct(geometry, image, block, workspace);
      case WINOGRAD ->
          WinogradConvolution.fits(geometry, image, features)
              ? new WinogradConvolution(geometry, image.batch(), block, workspace)
              : direct(geometry, image, block, workspace);
      case FASTEST ->
          WinogradConvolution.isFaster(geometry, image, features)
              ? new WinogradConvolution(geometry, image.batch(), block, workspace)
              : direct(geometry, image, block, workspace);
      case ROUNDED -> {
        ConvolutionAlgorithm unrounded =
            FASTEST.algorithm(geometry, image, features, block, workspace);
        yield RoundedConvolution.fits(geometry, image.batch(), workspace)
            ? new RoundedConvolution(geometry, image.batch(), block, unrounded, workspace)
            : unrounded;
      }
    };
  }

  private static ConvolutionAlgorithm direct(
      ConvolutionGeometry geometry, Tensor image, ParameterBlock block, Workspace workspace) {
    return new DirectConvolution(
        geometry, image.layout(), new ConvolutionWeight(block, workspace), workspace);
  }
}
