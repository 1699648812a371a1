package io.ganqp.trainer.engine.onednn.convolution;

import io.ganqp.trainer.network.Shape;

/**
 * A convolution from images to (smaller) features with SAME padding, the odd pixel at the end; or a
 * transposed one, which goes from features to images.
 *
 * @param image of the larger side
 * @param features of the smaller side
 * @param kernel width and height of the kernel
 * @param stride of both axes
 */
public record ConvolutionGeometry(Shape image, Shape features, int kernel, int stride) {

  /** Whether it is 5×5 and of stride 2, to half the size: those of the networks here are. */
  public boolean isHalving() {
    return kernel == 5 && stride == 2 && image.size() == 2 * features.size();
  }

  private int padding() {
    int covered = (features.size() - 1) * stride + kernel;
    return Math.max(0, covered - image.size());
  }

  /** Of both axes. */
  public long[] strides() {
    return new long[] {stride, stride};
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
    double positions = (double) features.size() * features.size();
    return 2.0 * batch * positions * kernel * kernel * image.channels() * features.channels();
  }

  @Override
  public String toString() {
    return "convolution " + image + "→" + features;
  }
}
