package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.network.ParameterBlock;

/** Which algorithm computes a convolution. */
enum ConvolutionChoice {
  /** oneDNN's direct kernels. */
  DIRECT,
  /** Winograd's, wherever it can. */
  WINOGRAD,
  /** Winograd's where it is faster. */
  FASTEST;

  static ConvolutionChoice of(String engine) {
    return engine.equals(OneDnnEngine.DIRECT) ? DIRECT : FASTEST;
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
          case FASTEST -> WinogradConvolution.isFaster(geometry, image, features);
        };
    return winograd
        ? new WinogradConvolution(geometry, image.batch(), block, workspace)
        : new DirectConvolution(
            geometry, image.layout(), new ConvolutionWeight(block, workspace), workspace);
  }
}
