package io.ganqp.trainer.network;

/**
 * What distinguishes the critics of the objectives, all of one shape.
 *
 * @param normalisation behind each convolution but the first
 * @param bias whether the last dense layer has a bias: for objectives that change when a constant
 *     is added to all scores; with the others it would drift without an effect
 * @param images that one score is of: 1, or 2 for a binary critic T(x_r, x_f), whose input is the
 *     two images of a sample one after the other, stacked as channels
 */
public record CriticOptions(Normalisation normalisation, boolean bias, int images) {

  /** How the features between two layers are normalised. */
  public enum Normalisation {
    /** Over the batch: scores then depend on the other samples, and no penalty can be computed. */
    BATCH_NORM,
    /** Not at all: such a critic is piecewise linear. */
    NONE
  }

  public CriticOptions {
    if (images < 1 || images > 2) {
      throw new IllegalArgumentException(
          "a critic scores 1 image, or a pair of 2 (binary critic), not " + images);
    }
  }

  /** The article's critic: batch norm, no bias, one image. */
  public static CriticOptions reference() {
    return new CriticOptions(Normalisation.BATCH_NORM, false, 1);
  }

  /** The same with other normalisation. */
  public CriticOptions with(Normalisation other) {
    return new CriticOptions(other, bias, images);
  }

  /** The same with a bias in the last layer. */
  public CriticOptions withBias() {
    return new CriticOptions(normalisation, true, images);
  }

  /** The same as a binary critic. */
  public CriticOptions binary() {
    return new CriticOptions(normalisation, bias, 2);
  }
}
