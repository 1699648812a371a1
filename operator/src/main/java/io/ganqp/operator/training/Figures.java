package io.ganqp.operator.training;

import io.ganqp.contract.store.StoreLayout;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.ServedModel;
import io.ganqp.crds.v1alpha1.TrainingCheckpoint;
import io.ganqp.crds.v1alpha1.TrainingProgress;
import io.ganqp.operator.training.TrainerReport.Best;
import io.ganqp.operator.training.TrainerReport.Evaluation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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
    Optional<Map.Entry<String, Evaluation>> metric = metric(report);
    return new TrainingProgress(
        iteration,
        percent,
        percent + "%",
        trains ? report.etaSeconds() : null,
        trains ? rounded(report.imagesPerSecond()) : null,
        rounded(report.criticLoss()),
        rounded(report.generatorLoss()),
        metric.map(Map.Entry::getKey).orElseGet(() -> former == null ? null : former.metric()),
        metric
            .map(entry -> rounded(entry.getValue().value()))
            .orElseGet(() -> former == null ? null : former.distance()));
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
            progress.distance());
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
        rounded(best.value()));
  }

  /** The metric that models are judged by, where it was evaluated; else any, always the same. */
  private static Optional<Map.Entry<String, Evaluation>> metric(TrainerReport report) {
    String judge = report.best() == null ? null : report.best().metric();
    return report.metrics().entrySet().stream()
        .min(
            Comparator.<Map.Entry<String, Evaluation>>comparingInt(
                    entry -> entry.getKey().equals(judge) ? 0 : 1)
                .thenComparing(Map.Entry::getKey));
  }

  private static Double rounded(Double value) {
    return value == null || !Double.isFinite(value)
        ? null
        : (Double) new BigDecimal(value).round(FOUR_DIGITS).doubleValue();
  }
}
