package io.ganqp.trainer.engine.onednn.convolution;

import io.ganqp.trainer.engine.onednn.kernel.Step;

/**
 * A way to compute the three products of a convolution, made for those that are wanted; the others
 * are null. A transposed convolution is made of the same three, the other way round: it goes from
 * features to images by the product that carries a convolution's gradient to its input.
 */
public interface ConvolutionAlgorithm {

  /** Images to features. */
  Step toFeatures();

  /** Features to images: the transpose of {@link #toFeatures}. */
  Step toImage();

  /** Gradient of the weights from both sides, to where {@link #store} takes it from. */
  Step toWeight();

  /** Takes the weights from the flat parameters. */
  void load(float[] parameters);

  /** Copies the gradient that {@link #toWeight} computed last to its place in the flat gradient. */
  void store(float[] gradient);
}
