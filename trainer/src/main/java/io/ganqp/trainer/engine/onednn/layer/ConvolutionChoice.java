package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionAlgorithm;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.direct.DirectConvolution;
import io.ganqp.trainer.engine.onednn.convolution.direct.RoundedConvolution;
import io.ganqp.trainer.engine.onednn.convolution.winograd.WinogradConvolution;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.network.ParameterBlock;

/** Which algorithm computes a convolution. */
public enum ConvolutionChoice {
  /** {@link DirectConvolution} alone. */
  DIRECT,
  /** Winograd's, wherever it can. */
  WINOGRAD,
  /** Winograd's where it is faster. */
  FASTEST,
  /**
   * oneDNN's direct kernels on operands rounded to bfloat16, wherever they are fast; the fastest
   * for the gradients of weights, unrounded.
   */
  ROUNDED;

  /** What rounds in training only: a trained network is what its parameters make it. */
  public ConvolutionChoice in(PlanOptions options) {
    return this == ROUNDED && !options.batchStatistics() ? FASTEST : this;
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
