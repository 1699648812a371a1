package io.ganqp.trainer.preflight;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.export.ModelRetention;
import io.ganqp.trainer.recipe.Recipe;
import io.ganqp.trainer.training.Adversaries;

/**
 * What a training writes, in bytes.
 *
 * @param checkpoint one of them
 * @param model one exported generator
 * @param checkpoints how many there are at most at once: those that are kept, and the one that is
 *     being written
 * @param models how many there are at most at once
 */
record DiskDemand(long checkpoint, long model, int checkpoints, int models) {

  /** Generator and average of it, and two moments. */
  private static final int VECTORS_OF_GENERATOR = 4;

  /** Critic, and two moments. */
  private static final int VECTORS_OF_CRITIC = 3;

  /**
   * Configurations, headers, a sample grid, the card: small beside all but the smallest network.
   */
  private static final long SMALL_FILES = 1 << 20;

  /** What a specification asks for. */
  static DiskDemand of(GanQpTrainingSpec spec) {
    Adversaries networks = Adversaries.of(spec.model(), Recipe.of(spec).architecture());
    long generator = (long) networks.generatorLayout().size() * Float.BYTES;
    long critic = (long) networks.criticLayout().size() * Float.BYTES;
    long iterations = spec.training().iterations();
    return new DiskDemand(
        VECTORS_OF_GENERATOR * generator + VECTORS_OF_CRITIC * critic + SMALL_FILES,
        generator + SMALL_FILES,
        (int)
                Math.min(
                    spec.checkpoint().keep(),
                    times(iterations, spec.checkpoint().everyIterations()))
            + 1,
        (int)
            Math.min(ModelRetention.MOST, times(iterations, spec.evaluation().everyIterations())));
  }

  private static long times(long iterations, long every) {
    return (iterations + every - 1) / every;
  }

  /** On their way, one after the other: a checkpoint, or a model. */
  long scratch() {
    return Math.max(checkpoint, model);
  }

  /** The least that lets the run take its next step: one checkpoint and one model. */
  long least() {
    return checkpoint + model;
  }

  /** All that is there at once. */
  long most() {
    return checkpoints * checkpoint + models * model;
  }
}
