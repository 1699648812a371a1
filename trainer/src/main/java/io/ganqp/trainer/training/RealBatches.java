package io.ganqp.trainer.training;

import io.ganqp.trainer.dataset.BatchSampler;

/**
 * Which real images each step of an iteration takes: one draw a critic step, and one more for the
 * generator's where its loss needs reals.
 */
final class RealBatches {

  private final BatchSampler images;
  private final int batch;
  private final int drawsPerIteration;

  RealBatches(BatchSampler images, int batch, int drawsPerIteration) {
    this.images = images;
    this.batch = batch;
    this.drawsPerIteration = drawsPerIteration;
  }

  /**
   * Writes the images of a draw to the beginning of {@code target}.
   *
   * @param iteration from 1
   * @param draw from 0
   */
  void fill(long iteration, int draw, float[] target) {
    images.fill(((iteration - 1) * drawsPerIteration + draw) * batch, batch, target);
  }
}
