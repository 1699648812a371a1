package io.ganqp.trainer.training;

/** Training met numbers that are not finite, and going back to a checkpoint did not help. */
public final class DivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DivergedException(long iteration, int attempts, String what) {
    super(
        "training diverged at iteration %d (%s), after %d attempts with other random numbers; lower spec.optimizer.learningRate, or raise spec.training.batchSize"
            .formatted(iteration, what, attempts));
  }
}
