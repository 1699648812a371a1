package io.ganqp.trainer.export;

/** The network that was trained, as the judge of what is exported from it. */
@FunctionalInterface
public interface TrainedGenerator {

  /** Latents of one call of {@link #images}. */
  int BATCH_SIZE = 16;

  /**
   * Runs the network on the running statistics of its batch norms; a plan for inference does, with
   * {@code plan::forward}.
   *
   * @param latents [{@link #BATCH_SIZE} · latentDimension]
   * @return images, [{@link #BATCH_SIZE} · 3·H·W], read before the next call
   */
  float[] images(float[] latents);
}
