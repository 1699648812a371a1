package io.ganqp.trainer.training;

/**
 * When a run evaluates and saves, besides after its last iteration. A state that is beyond the last
 * one, since fewer are asked for than are done, is evaluated as it is.
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
    return iteration > 0 && (iteration % evaluateEvery == 0 || done(iteration));
  }

  boolean checkpointDue(long iteration) {
    return iteration > 0 && (iteration % saveEvery == 0 || done(iteration));
  }
}
