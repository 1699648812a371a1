package io.ganqp.operator.training;

import io.ganqp.contract.run.TrainerReport;
import io.ganqp.contract.run.TrainerReport.Best;
import io.ganqp.contract.run.TrainerReport.Evaluation;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.crds.v1alpha1.Direction;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.ServedModel;
import io.ganqp.crds.v1alpha1.TrainingCheckpoint;
import io.ganqp.crds.v1alpha1.TrainingProgress;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.regex.Pattern;

/** From a trainer's report to the figures of a status. Pure. */
final class Figures {

  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int VERSION_DIGITS = 12;
  private static final int ALL = 100;

  private Figures() {}

  /**
   * Where the run stands.
   *
   * @param former what was known before
   * @param trains whether it goes on at this moment, so that its speed means anything
   */
  static TrainingProgress progress(
      GanQpTraining training, TrainingProgress former, TrainerReport report, boolean trains) {
    if (report.iteration() == null) {
      return former;
    }
    int iteration = Math.toIntExact(report.iteration());
    int iterations = training.getSpec().training().iterations();
    int percent = (int) Math.min(ALL, (long) ALL * iteration / iterations);
    Judgement judgement = report.judged().map(Judgement::of).orElseGet(() -> Judgement.of(former));
    return new TrainingProgress(
        iteration,
        percent,
        percent + "%",
        trains ? report.pace().etaSeconds() : null,
        trains ? rounded(report.pace().imagesPerSecond()) : null,
        rounded(report.losses().criticLoss()),
        rounded(report.losses().generatorLoss()),
        judgement.metric(),
        judgement.direction(),
        judgement.value(),
        judgement.error());
  }

  /** A value of a metric as a status has it; what is not known is null. */
  private record Judgement(String metric, Direction direction, Double value, Double error) {

    static Judgement of(Map.Entry<String, Evaluation> metric) {
      Evaluation evaluation = metric.getValue();
      return new Judgement(
          metric.getKey(),
          Figures.direction(evaluation.direction()),
          rounded(evaluation.value()),
          rounded(evaluation.error()));
    }

    static Judgement of(TrainingProgress former) {
      return former == null
          ? new Judgement(null, null, null, null)
          : new Judgement(former.metric(), former.direction(), former.value(), former.error());
    }
  }

  /** The same without what belongs to a trainer at work. */
  static TrainingProgress atRest(TrainingProgress progress) {
    return progress == null
        ? null
        : new TrainingProgress(
            progress.iteration(),
            progress.percent(),
            progress.completion(),
            null,
            null,
            progress.criticLoss(),
            progress.generatorLoss(),
            progress.metric(),
            progress.direction(),
            progress.value(),
            progress.error());
  }

  static TrainingCheckpoint checkpoint(
      GanQpTraining training, TrainingCheckpoint former, TrainerReport report) {
    if (report.lastCheckpoint() == null) {
      return former;
    }
    long iteration = report.lastCheckpoint().iteration();
    return new TrainingCheckpoint(
        Math.toIntExact(iteration), StorePlace.uri(training, StoreLayout.checkpoint(iteration)));
  }

  static ServedModel model(GanQpTraining training, ServedModel former, TrainerReport report) {
    Best best = report.best();
    if (best == null || best.sha256() == null || !DIGEST.matcher(best.sha256()).matches()) {
      return former;
    }
    return new ServedModel(
        StorePlace.uri(training, StoreLayout.generator(best.sha256())),
        best.sha256(),
        best.sha256().substring(0, VERSION_DIGITS),
        best.metric(),
        best.metric() == null ? null : direction(best.direction()),
        rounded(best.value()),
        rounded(best.error()));
  }

  private static Direction direction(io.ganqp.contract.metric.Direction direction) {
    return switch (direction) {
      case LOWER_IS_BETTER -> Direction.LOWER;
      case HIGHER_IS_BETTER -> Direction.HIGHER;
    };
  }

  private static Double rounded(Double value) {
    return value == null || !Double.isFinite(value)
        ? null
        : (Double) new BigDecimal(value).round(FOUR_DIGITS).doubleValue();
  }
}
