package io.ganqp.trainer.monitor.event;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs to watch in tests: 64 real images an iteration. */
public final class Runs {
  private Runs() {}

  public static RunStart start(long firstIteration, long iterations) {
    return new RunStart(
        "default",
        "faces",
        "1f0c",
        "dl4j",
        "cpu",
        32,
        32,
        2,
        firstIteration,
        iterations,
        392,
        "none",
        1_000_000,
        900_000);
  }

  /** A distance whose error is not known. */
  public static MetricValue swd(double value) {
    return new MetricValue("swd", Direction.LOWER_IS_BETTER, value);
  }

  /** Figures that differ from iteration to iteration. */
  public static IterationMetrics metrics(long iteration) {
    double x = iteration / 10.0;
    return new IterationMetrics(iteration, -x, Math.sin(x), diagnostics(x / 3, 1 / (1 + x)));
  }

  /** Those of GAN-QP. */
  public static Map<String, Double> diagnostics(double scoreDifference, double lipschitzRatio) {
    Map<String, Double> diagnostics = new LinkedHashMap<>();
    diagnostics.put("scoreDifference", scoreDifference);
    diagnostics.put("lipschitzRatio", lipschitzRatio);
    return diagnostics;
  }

  public static void iterations(TrainingObserver observer, long first, long last) {
    for (long i = first; i <= last; i++) {
      observer.iteration(metrics(i));
    }
  }
}
