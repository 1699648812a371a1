package io.ganqp.trainer.cli;

import io.ganqp.trainer.comparison.plan.Comparison;
import io.ganqp.trainer.comparison.plan.ComparisonReader;
import io.ganqp.trainer.comparison.plan.Plan;
import io.ganqp.trainer.comparison.plan.PlannedRun;
import io.ganqp.trainer.comparison.report.ComparisonFiles;
import io.ganqp.trainer.comparison.report.ComparisonJson;
import io.ganqp.trainer.comparison.report.ComparisonResult;
import io.ganqp.trainer.comparison.report.ComparisonTables;
import io.ganqp.trainer.comparison.report.Faces;
import io.ganqp.trainer.comparison.report.Results;
import io.ganqp.trainer.comparison.run.Program;
import io.ganqp.trainer.comparison.run.RunFolder;
import io.ganqp.trainer.comparison.run.RunResult;
import io.ganqp.trainer.comparison.run.Runner;
import io.ganqp.trainer.comparison.run.TrainerArguments;
import io.ganqp.trainer.training.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares objectives: trains each with several seeds, measures all alike, and tells it. */
@Command(
    name = "compare",
    description = {
      "Trains with several objectives and seeds, measures every model, and compares them.",
      "Goes on where it was; what is done is not done again."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(CompareCommand.class);

  private final Consumer<StopSignal> stoppable;

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "YAML",
      description = "The GanQpComparison document.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where everything goes: trainings, their stores, tables, pictures and the page. Default:"
              + " the folder named as the comparison, beside the YAML.")
  private Path out;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Trainings at a time; they share the cores and the memory evenly. Default:"
              + " ${DEFAULT-VALUE}.")
  private int parallel;

  @Mixin private ComparedPlaces places;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "What computes the networks, as of train. Default: ${DEFAULT-VALUE}.")
  private String engine;

  @Mixin private CacheOption cache;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec command;

  /**
   * @param stoppable told how to stop
   */
  CompareCommand(Consumer<StopSignal> stoppable) {
    this.stoppable = stoppable;
  }

  @Override
  public Integer call() throws IOException {
    StopSignal stop = new StopSignal();
    stoppable.accept(stop);
    Comparison comparison = new ComparisonReader().read(file);
    int cores = cores();
    if (parallel < 1 || parallel > cores) {
      throw new InvalidOptionException(
          "--parallel is %d; use 1 to %d, the cores that there are".formatted(parallel, cores));
    }
    List<PlannedRun> plan = Plan.of(comparison);
    Path results = folder(comparison);
    List<RunFolder> folders = plan.stream().map(run -> RunFolder.of(results, run)).toList();
    TrainerArguments arguments =
        new TrainerArguments(
            engine,
            places.arguments(plan.get(0).training().getSpec(), comparison.places()),
            cache.folder().toAbsolutePath(),
            comparison.samples(),
            comparison.base().dataset().holdoutFraction() > 0 ? "holdout,training" : "training");
    Runner runner =
        new Runner(
            Program.ofThisJava(Ganqp.class.getName(), cores / parallel, parallel),
            arguments,
            stop,
            new ComparisonLog(folders, LOG::info, System::nanoTime));
    List<RunResult> runs = runner.run(folders, parallel);
    ComparisonResult result = Results.of(comparison, runs, results, arguments);
    new ComparisonFiles(results).write(result, new Faces(results, runs));
    PrintWriter writer = command.commandLine().getOut();
    writer.print(json ? ComparisonJson.of(result) + "\n" : new ComparisonTables(result).text());
    writer.flush();
    return exitCode(stop, runs).code();
  }

  /** That one diverged is a result; that one failed is not. */
  private static ExitCode exitCode(StopSignal stop, List<RunResult> runs) {
    if (stop.requested()) {
      return ExitCode.INTERRUPTED;
    }
    return runs.stream().anyMatch(run -> run.outcome() == RunResult.Outcome.FAILED)
        ? ExitCode.FAILURE
        : ExitCode.OK;
  }

  private Path folder(Comparison comparison) {
    Path folder =
        out == null ? comparison.source().resolveSibling(comparison.name()) : out.toAbsolutePath();
    try {
      Files.createDirectories(folder);
      return folder.normalize();
    } catch (IOException e) {
      throw new InvalidOptionException(
          "cannot write to --out %s (%s): name a folder that you may write to"
              .formatted(folder, e));
    }
  }

  /** Those that the launcher has counted, where it has. */
  private static int cores() {
    String counted = System.getenv("OMP_NUM_THREADS");
    return counted != null && counted.matches("[1-9][0-9]{0,3}")
        ? Integer.parseInt(counted)
        : Runtime.getRuntime().availableProcessors();
  }
}
