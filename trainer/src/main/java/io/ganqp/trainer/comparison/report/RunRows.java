package io.ganqp.trainer.comparison.report;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.crds.v1alpha1.TrainingLoopSpec;
import io.ganqp.trainer.comparison.plan.Plan;
import io.ganqp.trainer.comparison.run.RunFolder;
import io.ganqp.trainer.comparison.run.RunResult;
import io.ganqp.trainer.comparison.run.RunResult.MeasuredModel;
import io.ganqp.trainer.comparison.run.TrainerArguments;
import io.ganqp.trainer.monitor.metrics.MetricsHistory;
import io.ganqp.trainer.monitor.metrics.MetricsLine;
import io.ganqp.trainer.monitor.page.ShellCommand;
import io.ganqp.trainer.monitor.tensorboard.IterationTimes;
import io.ganqp.trainer.training.StoredTraining;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Reads what trainings left in their stores.
 *
 * @param out folder of the comparison
 * @param arguments that the trainings were started with
 */
record RunRows(Path out, TrainerArguments arguments) {

  RunRow of(RunResult result) {
    RunFolder folder = RunFolder.of(out, result.run());
    Optional<StoredTraining> stored = result.stored();
    TrainingLoopSpec loop = result.run().training().getSpec().training();
    long iterations = stored.map(StoredTraining::iteration).orElse(0L);
    return new RunRow(
        result.run().seed(),
        result.outcome().word(),
        result.message().isEmpty() ? null : relative(result.message()),
        iterations,
        stored.map(StoredTraining::criticSteps).orElse(0L),
        iterations * loop.criticSteps() * loop.batchSize(),
        stored.map(StoredTraining::attempt).orElse(0),
        stored.map(StoredTraining::engine).orElse(null),
        stored.map(StoredTraining::dataset).orElse(null),
        stored.map(StoredTraining::augmentation).orElse(null),
        result.last().map(RunRows::model).orElse(null),
        result.best().map(RunRows::model).orElse(null),
        curve(folder.reading()),
        commands(folder, result),
        times(folder.reading()));
  }

  private static RunRow.Model model(MeasuredModel measured) {
    return new RunRow.Model(measured.sha256(), measured.iteration(), Reading.of(measured.report()));
  }

  private List<String> commands(RunFolder folder, RunResult result) {
    List<String> commands = new ArrayList<>();
    List<String> train = new ArrayList<>(arguments.train(folder));
    train.addAll(List.of("--volume", Plan.STORE + "=" + again(folder)));
    commands.add(command(train));
    Optional.of(result)
        .flatMap(RunResult::last)
        .ifPresent(model -> commands.add(measuring(folder, model)));
    result
        .best()
        .filter(best -> !best.sha256().equals(result.last().orElseThrow().sha256()))
        .ifPresent(model -> commands.add(measuring(folder, model)));
    return commands;
  }

  private String measuring(RunFolder folder, MeasuredModel model) {
    String store = folder.store().toString();
    String other =
        again(folder) + "/" + folder.folder().resolve(Plan.STORE).relativize(folder.store());
    return command(
        arguments.evaluate(folder, StoreLayout.generator(model.sha256())).stream()
            .map(word -> word.startsWith(store + "/") ? word.replace(store, other) : word)
            .toList());
  }

  /** Another store than that of the comparison, in which nothing would be left to train. */
  private static String again(RunFolder folder) {
    return "again/" + folder.run().name();
  }

  private String command(List<String> line) {
    return "ganqp " + ShellCommand.of(line.stream().map(this::relative).toList());
  }

  /** As seen from the folder of the comparison, which can be moved then. */
  private String relative(String text) {
    return text.replaceAll("(^|[=\\s])" + Pattern.quote(out + "/"), "$1");
  }

  private static RunRow.Curve curve(FileStore store) {
    if (!store.list("").contains(StoreLayout.METRICS)) {
      return null;
    }
    try (InputStream in = store.open(StoreLayout.METRICS)) {
      Map<String, List<MetricsLine.Evaluation>> evaluations = MetricsHistory.read(in).evaluations();
      // The first one is that which the best model is chosen by.
      return evaluations.entrySet().stream()
          .findFirst()
          .map(
              one ->
                  new RunRow.Curve(
                      one.getKey(),
                      one.getValue().stream().map(MetricsLine.Evaluation::iteration).toList(),
                      one.getValue().stream().map(MetricsLine.Evaluation::value).toList()))
          .orElse(null);
    } catch (IOException e) {
      throw StoreException.of("cannot read", store.file(StoreLayout.METRICS).orElseThrow(), e);
    }
  }

  private static RunRow.Times times(FileStore store) {
    try {
      IterationTimes times = IterationTimes.of(store);
      return new RunRow.Times(orNull(times.seconds()), orNull(times.cpuSeconds()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read event files in " + store, e);
    }
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
