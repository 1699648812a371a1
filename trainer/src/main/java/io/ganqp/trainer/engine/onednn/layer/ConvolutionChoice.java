package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionAlgorithm;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionProducts;
import io.ganqp.trainer.engine.onednn.convolution.direct.DirectConvolution;
import io.ganqp.trainer.engine.onednn.convolution.direct.RoundedConvolution;
import io.ganqp.trainer.engine.onednn.convolution.winograd.WinogradConvolution;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.function.Function;

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
   * @param products that are wanted
   * @param block of the weights
   */
  ConvolutionAlgorithm algorithm(
      ConvolutionGeometry geometry,
      ConvolutionProducts products,
      ParameterBlock block,
      Buffers buffers,
      Kernels kernels) {
    boolean winograd =
        switch (this) {
          case DIRECT -> false;
          case WINOGRAD -> WinogradConvolution.fits(geometry, products);
          case FASTEST, ROUNDED -> WinogradConvolution.isFaster(geometry, products);
        };
    Function<ConvolutionProducts, ConvolutionAlgorithm> unrounded =
        wanted ->
            winograd
                ? new WinogradConvolution(geometry, wanted, block, buffers, kernels)
                : new DirectConvolution(geometry, wanted, block, buffers, kernels);
    return this == ROUNDED
        ? RoundedConvolution.of(geometry, products, block, unrounded, buffers, kernels)
        : unrounded.apply(products);
  }
}
