package io.ganqp.trainer.engine.onednn.convolution;

import io.ganqp.trainer.network.Shape;

/**
 * A convolution from images to (smaller) features with SAME padding, the odd pixel at the end; or a
 * transposed one, which goes from features to images.
 *
 * @param image of the larger side
 * @param features of the smaller side
 * @param window of a feature
 */
public record ConvolutionGeometry(Shape image, Shape features, ConvolutionWindow window) {

  /** Whether it is one of {@link ConvolutionWindow#HALVING}, with an even number of pixels. */
  public boolean isHalving() {
    return window.equals(ConvolutionWindow.HALVING) && image.size() == 2 * features.size();
  }

  private int padding() {
    int covered = (features.size() - 1) * window.stride() + window.kernel();
    return Math.max(0, covered - image.size());
  }

  /** Of both axes. */
  public long[] strides() {
    return new long[] {window.stride(), window.stride()};
  }

  /** Pixels of padding before the first, on both axes. */
  public long[] paddingBefore() {
    int before = padding() / 2;
    return new long[] {before, before};
  }

  /** Pixels of padding behind the last, on both axes. */
  public long[] paddingAfter() {
    int after = padding() - padding() / 2;
    return new long[] {after, after};
  }

  /** Floating-point operations of any of the three kernels, the padding counted in. */
  public double flop(int batch) {
    double taps = (double) features.plane() * window.kernel() * window.kernel();
    return 2.0 * batch * taps * image.channels() * features.channels();
  }

  @Override
  public String toString() {
    return "convolution " + image + "→" + features;
  }
}
