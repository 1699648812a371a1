package io.ganqp.trainer.monitor.event;

import io.ganqp.contract.metric.MetricValue;

/**
 * What happens in a run, told in order on the training thread.
 *
 * <p>Iterations count from 1, and an event's iteration is the last one finished. What belongs to an
 * iteration is told before its checkpoint: {@code iteration}, {@code samples}, {@code evaluated},
 * {@code model}, {@code best}, {@code checkpointing}, {@code checkpoint}. A run that resumes from a
 * checkpoint therefore repeats none of it and misses none of it.
 *
 * <p>An observer must be quick (0.2 ms an iteration for all of them together) and keeps no
 * reference to arrays that it does not copy. {@link Observers} keeps its failures from the run.
 */
public interface TrainingObserver {

  /** Training begins, from the beginning or from a checkpoint. */
  default void started(RunStart start) {}

  /** An iteration is finished: all its critic steps and its generator step. */
  default void iteration(IterationMetrics metrics) {}

  /**
   * Faces of the fixed latents were drawn.
   *
   * @param png a PNG image, not changed afterwards
   */
  default void samples(long iteration, byte[] png) {}

  /**
   * Images are looked at, for an evaluation or before the first iteration; told now and then. Of no
   * iteration, and not recorded.
   *
   * @param what is done with them, such as {@code features of real images}
   * @param done images so far
   * @param total of them
   */
  default void looked(String what, int done, int total) {}

  /**
   * The generator was evaluated by a metric. The metrics of an evaluation are told in their order,
   * the one that the best model is chosen by first.
   */
  default void evaluated(long iteration, MetricValue value) {}

  /**
   * A generator was exported.
   *
   * @param sha256 digest of the model file, 64 hexadecimal digits
   * @param location where it is, as a URI
   */
  default void model(String sha256, long iteration, String location) {}

  /**
   * Which of the exported generators is the best; told when training begins, if there is one, and
   * after each evaluation.
   *
   * @param sha256 digest of the model file, 64 hexadecimal digits
   * @param iteration after which it was exported
   * @param value what it was judged by
   */
  default void best(String sha256, long iteration, MetricValue value) {}

  /**
   * A checkpoint is about to be written. An observer makes durable here what a run resumed from
   * that checkpoint will need.
   */
  default void checkpointing(long iteration) {}

  /**
   * A checkpoint is complete.
   *
   * @param location where it is, as a URI
   */
  default void checkpoint(long iteration, String location) {}

  /**
   * The run went back to an earlier checkpoint, and on with other random numbers.
   *
   * @param from the last iteration finished, now forgotten
   * @param to the iteration of the checkpoint
   */
  default void rolledBack(long from, long to, String reason) {}

  /** Training ended, well or not. Nothing is told afterwards. */
  default void finished(RunEnd end) {}
}
