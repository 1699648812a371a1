package io.ganqp.trainer.comparison.report;

import java.util.List;

/**
 * One training, as it is told.
 *
 * @param seed of it
 * @param outcome {@code complete}, {@code diverged}, {@code failed} or {@code pending}
 * @param message why it is not complete; null where it is
 * @param iterations that are done
 * @param criticSteps that are done
 * @param images real ones that the critic was shown
 * @param rollbacks times that it went back to a checkpoint since its numbers were not finite
 * @param engine that computed it, and on which device; null before the first checkpoint
 * @param dataset digest of its images; null before the first checkpoint
 * @param augmentation of the images in words; null before the first checkpoint
 * @param last model of the last iteration; null if it is not complete
 * @param best model that the training chose; null if it is not complete
 * @param curve what the training tracked; null if it tracked nothing
 * @param commands that do it again, in the folder of the comparison and a store of its own
 * @param times how long it took
 */
record RunRow(
    long seed,
    String outcome,
    String message,
    long iterations,
    long criticSteps,
    long images,
    int rollbacks,
    String engine,
    String dataset,
    String augmentation,
    Model last,
    Model best,
    Curve curve,
    List<String> commands,
    Times times) {

  /** Whether it is trained and measured. */
  boolean complete() {
    return last != null && best != null;
  }

  /** Whether its CPU time is its cost: other devices work while the CPU waits. */
  boolean computedOnCpu() {
    return engine == null || engine.contains(" on CPU");
  }

  /**
   * A model.
   *
   * @param sha256 digest of its file
   * @param iteration after which it was exported
   * @param readings every metric, against each part of the images
   */
  record Model(String sha256, long iteration, List<Reading> readings) {}

  /**
   * The metric that a training tracked.
   *
   * @param metric name of it
   * @param iterations of the values
   * @param values as many
   */
  record Curve(String metric, List<Long> iterations, List<Double> values) {}

  /**
   * Not the same from run to run; of training alone, null where not known.
   *
   * @param secondsPerIteration on the clock, the median over stretches
   * @param cpuSecondsPerIteration of one CPU, over all threads, the mean
   */
  record Times(Double secondsPerIteration, Double cpuSecondsPerIteration) {}
}
