package io.ganqp.trainer.comparison.run;

/** Told how the runs of a comparison go, by several threads. */
public interface RunWatcher {

  /** A worker has taken a run up. */
  void started(RunFolder folder);

  /** It is trained, and its models are measured. */
  void measuring(RunFolder folder);

  /** It came to an end, whichever. */
  void ended(RunFolder folder, RunResult result);

  /** Some time has passed. */
  void tick();
}
