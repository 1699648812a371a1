package io.ganqp.trainer.training;

/**
 * When a run evaluates and saves, besides after its last iteration.
 *
 * @param iterations the last iteration
 * @param evaluateEvery iterations between evaluations
 * @param saveEvery iterations between checkpoints
 */
record Schedule(long iterations, long evaluateEvery, long saveEvery) {

  boolean done(long iteration) {
    return iteration >= iterations;
  }

  boolean evaluationDue(long iteration) {
    return iteration > 0 && (iteration % evaluateEvery == 0 || iteration == iterations);
  }

  boolean checkpointDue(long iteration) {
    return iteration > 0 && (iteration % saveEvery == 0 || iteration == iterations);
  }
}
