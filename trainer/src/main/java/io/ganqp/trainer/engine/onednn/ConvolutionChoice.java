package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.ParameterBlock;

/** Which algorithm computes a convolution. */
enum ConvolutionChoice {
  /** {@link DirectConvolution} alone. */
  DIRECT(OneDnnEngine.DIRECT),
  /** Winograd's, wherever it can. */
  WINOGRAD(OneDnnEngine.NAME),
  /** Winograd's where it is faster. */
  FASTEST(OneDnnEngine.NAME),
  /**
   * oneDNN's direct kernels on operands rounded to bfloat16, wherever they are fast; the fastest
   * for the gradients of weights, unrounded.
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
    boolean winograd =
        switch (this) {
          case DIRECT -> false;
          case WINOGRAD -> WinogradConvolution.fits(geometry, image, features);
          case FASTEST, ROUNDED -> WinogradConvolution.isFaster(geometry, image, features);
        };
    ConvolutionAlgorithm unrounded =
        winograd
            ? new WinogradConvolution(geometry, image.batch(), block, workspace)
            : new DirectConvolution(geometry, image.layout(), block, workspace);
    return this == ROUNDED
        ? RoundedConvolution.of(geometry, image.batch(), block, unrounded, workspace)
        : unrounded;
  }
}
