package io.ganqp.trainer.training;

import io.ganqp.contract.latent.SeededLatent;

/**
 * The latents of the images that a training's models are evaluated on: always the same, so that its
 * figures differ by the model alone.
 *
 * @param seed of the training
 * @param dimension elements of a latent
 */
public record EvaluationLatents(long seed, int dimension) {

  /** The latent of image {@code i}. */
  public float[] latent(int i) {
    return SeededLatent.draw(
        new Randomness(seed, 0).seed(Purpose.EVALUATION_LATENTS, 0, i), dimension);
  }

  /** Seed of the projections of the sliced Wasserstein distance. */
  public long projections() {
    return new Randomness(seed, 0).seed(Purpose.EVALUATION_PROJECTIONS, 0, 0);
  }
}
