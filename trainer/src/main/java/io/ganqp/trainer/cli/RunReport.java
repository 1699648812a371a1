package io.ganqp.trainer.cli;

import io.ganqp.contract.run.TrainerReport;
import io.ganqp.contract.store.Store;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.judging.Yardstick;
import io.ganqp.trainer.monitor.report.MetricNote;
import io.ganqp.trainer.monitor.report.Report;
import io.ganqp.trainer.monitor.report.RunSummary;
import io.ganqp.trainer.recipe.DatasetLicence;
import io.ganqp.trainer.recipe.Recipe;
import io.ganqp.trainer.training.TrainingSession;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The report of a training, with its settings in words. */
final class RunReport {

  /** Its key in the store. */
  static final String KEY = "report.html";

  private RunReport() {}

  static byte[] html(
      GanQpTraining training, TrainingSession session, TrainerReport report, Store store)
      throws IOException {
    String title = training.getMetadata().getNamespace() + "/" + training.getMetadata().getName();
    return Report.html(
        new RunSummary(
            title,
            configuration(training.getSpec(), session),
            throughput(report),
            Recipe.of(training.getSpec()).diagnostics(),
            notes(session),
            report.judge()),
        store,
        ReportedModel.sections(store));
  }

  private static Map<String, String> configuration(
      GanQpTrainingSpec spec, TrainingSession session) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Resolution", spec.model().resolution() + " px");
    rows.put("Latent dimension", Integer.toString(spec.model().latentDimension()));
    Recipe recipe = Recipe.of(spec);
    rows.put("Objective", recipe.description());
    rows.put("Began with", session.origin());
    rows.put("Augmentation", session.augmentation());
    rows.put("Batch size", Integer.toString(spec.training().batchSize()));
    rows.put("Critic steps", Integer.toString(recipe.criticSteps()));
    rows.put("Critic's optimizer", recipe.criticOptimizer().description());
    rows.put("Generator's optimizer", recipe.generatorOptimizer().description());
    rows.put("Average decay", Double.toString(spec.training().averageDecay()));
    rows.put("Seed", Long.toString(spec.training().seed()));
    rows.put(
        "Licence of the data",
        Objects.requireNonNullElse(DatasetLicence.of(spec.dataset()), "not stated"));
    return rows;
  }

  private static Map<String, MetricNote> notes(TrainingSession session) {
    return session.yardsticks().stream()
        .collect(
            Collectors.toMap(
                Yardstick::metric,
                yardstick ->
                    new MetricNote(
                        "%s; %s".formatted(yardstick.direction(), yardstick.images()),
                        yardstick.floor())));
  }

  private static Map<String, String> throughput(TrainerReport report) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Engine", report.run().engine() + " on " + report.run().device());
    if (report.pace().imagesPerSecond() != null) {
      rows.put("Images/s", String.format(Locale.ROOT, "%.0f", report.pace().imagesPerSecond()));
    }
    return rows;
  }
}
