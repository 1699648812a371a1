package io.ganqp.trainer.inspection;

import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.contract.latent.SphericalInterpolation;
import java.nio.FloatBuffer;

/** Latents as the service draws them for the same seeds and options. */
record ViewedLatents(int dimension) {

  /** ψ·z of a seed, as {@code /generate?seed=…&truncation=ψ}. */
  float[] of(long seed, float truncation) {
    float[] latent = new float[dimension];
    SeededLatent.draw(seed, truncation, dimension, FloatBuffer.wrap(latent));
    return latent;
  }

  /** Step {@code step} of {@code steps} from one seed to another, as {@code /interpolate}. */
  float[] between(long from, long to, int step, int steps) {
    return SphericalInterpolation.between(
        of(from, SeededLatent.NO_TRUNCATION),
        of(to, SeededLatent.NO_TRUNCATION),
        (double) step / (steps - 1));
  }
}
