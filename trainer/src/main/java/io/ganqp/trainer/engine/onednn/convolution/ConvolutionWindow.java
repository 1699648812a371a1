package io.ganqp.trainer.engine.onednn.convolution;

/**
 * What a feature sees of an image.
 *
 * @param kernel width and height
 * @param stride of both axes
 */
public record ConvolutionWindow(int kernel, int stride) {

  /** That of the networks here, to half the size: one pixel of padding before, two behind. */
  public static final ConvolutionWindow HALVING = new ConvolutionWindow(5, 2);
}
