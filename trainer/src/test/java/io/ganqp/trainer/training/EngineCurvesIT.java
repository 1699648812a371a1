package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two engines, one seed: their losses part only as rounding drives them apart. */
class EngineCurvesIT {

  private static final int ITERATIONS = 200;
  private static final String[] SMALL = {
    "baseChannels: 4", "baseChannels: 8", "batchSize: 4", "batchSize: 8"
  };

  @TempDir Path folder;

  @Test
  void lossesFollowTheSameCurve() {
    List<IterationMetrics> fast = curve("onednn");
    List<IterationMetrics> reference = curve("dl4j");

    for (ToDoubleFunction<IterationMetrics> loss :
        List.<ToDoubleFunction<IterationMetrics>>of(
            IterationMetrics::criticLoss, IterationMetrics::generatorLoss)) {
      double scale = meanMagnitude(reference, loss);
      // Rounding is all that parts them at first; Adam's first steps, which follow the sign of each
      // gradient however small, magnify it from there.
      assertThat(meanDistance(fast, reference, loss, 0, 5)).isLessThan(1e-4 * scale);
      assertThat(meanDistance(fast, reference, loss, 0, ITERATIONS)).isLessThan(0.05 * scale);
    }
  }

  private List<IterationMetrics> curve(String engineName) {
    try (TinyTraining training = TinyTraining.in(folder);
        Engine engine = Engines.open(engineName)) {
      TrainingParts parts =
          TrainingParts.of(
              TinyTraining.document(SMALL),
              training.store(engineName),
              training.dataset(),
              Optional.empty(),
              engine,
              training.scratch());
      List<IterationMetrics> metrics = new ArrayList<>();
      try (GanTrainer trainer = parts.trainer(parts.initial(0))) {
        for (int i = 0; i < ITERATIONS; i++) {
          metrics.add(trainer.iterate());
        }
      }
      return metrics;
    }
  }

  private static double meanMagnitude(
      List<IterationMetrics> curve, ToDoubleFunction<IterationMetrics> loss) {
    return curve.stream().mapToDouble(loss).map(Math::abs).average().orElseThrow();
  }

  private static double meanDistance(
      List<IterationMetrics> left,
      List<IterationMetrics> right,
      ToDoubleFunction<IterationMetrics> loss,
      int from,
      int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.abs(loss.applyAsDouble(left.get(i)) - loss.applyAsDouble(right.get(i)));
    }
    return sum / (to - from);
  }
}
