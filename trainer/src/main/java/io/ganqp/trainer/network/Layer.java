package io.ganqp.trainer.network;

/** One layer of a network. Images are NCHW; {@code SAME} padding puts the odd pixel at the end. */
public sealed interface Layer {

  /** y = W x + b over flat features. */
  record Dense(int inputs, int outputs, boolean bias) implements Layer {}

  /** Convolution with SAME padding: [N, in, H, W] to [N, out, ⌈H/stride⌉, ⌈W/stride⌉]. */
  record Convolution(int inputs, int outputs, int kernel, int stride, boolean bias)
      implements Layer {}

  /** Transposed convolution with SAME padding: [N, in, H, W] to [N, out, H·stride, W·stride]. */
  record TransposedConvolution(int inputs, int outputs, int kernel, int stride, boolean bias)
      implements Layer {}

  /** Batch normalisation over N (flat features) or N, H, W (images), with scale and shift. */
  record BatchNorm(int channels, double epsilon) implements Layer {}

  /** Flat features to an image [N, channels, size, size]. */
  record ToImage(int channels, int size) implements Layer {}

  /** An image [N, channels, size, size] to flat features, channel outermost. */
  record ToFeatures(int channels, int size) implements Layer {}

  /** An element-wise function. */
  record Activation(Function function) implements Layer {}

  /** The element-wise functions; {@code LEAKY_RELU} has the slope {@link #LEAK}. */
  enum Function {
    RELU,
    LEAKY_RELU,
    TANH
  }

  /** Slope of {@link Function#LEAKY_RELU} below zero. */
  double LEAK = 0.2;
}
