package io.ganqp.trainer.training;

import io.ganqp.contract.latent.SeededLatent;
import java.nio.FloatBuffer;

/** Batches of latents z ~ N(0, I), a pure function of their seed. */
final class Latents {

  private Latents() {}

  /** Fills {@code target} with the latents of {@code seed}, one after the other. */
  static float[] fill(long seed, float[] target) {
    SeededLatent.draw(seed, SeededLatent.NO_TRUNCATION, target.length, FloatBuffer.wrap(target));
    return target;
  }
}
