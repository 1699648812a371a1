package io.ganqp.trainer.training;

/** Training met numbers that are not finite, and going back to a checkpoint did not help. */
public final class DivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param free whether nothing holds the critic to a bound of its slope
   */
  DivergedException(long iteration, int goneBack, String what, boolean free) {
    super(
        "training diverged at iteration %d (%s), after going back to a checkpoint %d times; lower spec.optimizer.learningRate, %sor raise spec.training.batchSize"
            .formatted(
                iteration,
                what,
                goneBack,
                free ? "hold the critic by spec.critic.spectralNorm or penalty, " : ""));
  }
}
