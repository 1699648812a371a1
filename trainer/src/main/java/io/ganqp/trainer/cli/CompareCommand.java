package io.ganqp.trainer.cli;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.comparison.plan.Comparison;
import io.ganqp.trainer.comparison.plan.ComparisonReader;
import io.ganqp.trainer.comparison.plan.Length;
import io.ganqp.trainer.comparison.plan.Plan;
import io.ganqp.trainer.comparison.plan.PlannedRun;
import io.ganqp.trainer.comparison.report.ComparisonFiles;
import io.ganqp.trainer.comparison.report.ComparisonJson;
import io.ganqp.trainer.comparison.report.ComparisonResult;
import io.ganqp.trainer.comparison.report.ComparisonTables;
import io.ganqp.trainer.comparison.report.Faces;
import io.ganqp.trainer.comparison.report.Results;
import io.ganqp.trainer.comparison.run.Calibration;
import io.ganqp.trainer.comparison.run.Program;
import io.ganqp.trainer.comparison.run.RunFolder;
import io.ganqp.trainer.comparison.run.RunResult;
import io.ganqp.trainer.comparison.run.Runner;
import io.ganqp.trainer.comparison.run.TrainerArguments;
import io.ganqp.trainer.monitor.tensorboard.IterationTimes;
import io.ganqp.trainer.training.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  @Mixin private PlaceOptions places;

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
  public Integer call() throws IOException, InterruptedException {
    StopSignal stop = new StopSignal();
    stoppable.accept(stop);
    Comparison comparison = new ComparisonReader().read(file);
    int cores = cores();
    if (parallel < 1 || parallel > cores) {
      throw new InvalidOptionException(
          "--parallel is %d; use 1 to %d, the cores that there are".formatted(parallel, cores));
    }
    List<PlannedRun> probes = Plan.probes(comparison);
    TrainerArguments arguments = arguments(comparison, probes.get(0).training().getSpec());
    Path results = folder(comparison);
    Program program = Program.ofThisJava(Ganqp.class.getName(), cores / parallel, parallel);
    Optional<List<PlannedRun>> plan =
        plan(
            comparison,
            probes,
            new Calibration(
                results, store -> IterationTimes.of(store).seconds(), program, arguments, stop));
    if (plan.isEmpty()) {
      return ExitCode.INTERRUPTED.code();
    }
    List<RunFolder> folders = plan.get().stream().map(run -> RunFolder.of(results, run)).toList();
    Runner runner =
        new Runner(
            program, arguments, stop, new ComparisonLog(folders, LOG::info, System::nanoTime));
    Runner.Ran ran = runner.run(folders, parallel);
    boolean anyThere = ran.results().stream().anyMatch(run -> run.stored().isPresent());
    if (ran.failure().isEmpty() || anyThere) {
      tell(Results.of(comparison, ran.results(), results, arguments), ran.results(), results);
    }
    if (ran.failure().isPresent()) {
      throw ran.failure().get();
    }
    return exitCode(stop, ran.results()).code();
  }

  /** Empty if it was asked to stop before the lengths were known. */
  private static Optional<List<PlannedRun>> plan(
      Comparison comparison, List<PlannedRun> probes, Calibration calibration)
      throws IOException, InterruptedException {
    if (comparison.length() instanceof Length.Iterations iterations) {
      return Optional.of(Plan.of(comparison, iterations));
    }
    Length.Seconds seconds = (Length.Seconds) comparison.length();
    return calibration
        .secondsPerIteration(probes)
        .map(measured -> Plan.of(comparison, seconds, measured));
  }

  private TrainerArguments arguments(Comparison comparison, GanQpTrainingSpec spec) {
    NamedPlaces named = NamedPlaces.ofInputs(spec);
    places.requireNamed(named, "the base of " + comparison.source());
    return new TrainerArguments(
        engine,
        places.arguments(named, comparison.places()),
        cache.folder().toAbsolutePath(),
        comparison.samples(),
        comparison.base().dataset().holdoutFraction() > 0 ? "holdout,training" : "training");
  }

  private void tell(ComparisonResult result, List<RunResult> runs, Path folder) throws IOException {
    new ComparisonFiles(folder).write(result, new Faces(folder, runs));
    PrintWriter writer = command.commandLine().getOut();
    writer.print(json ? ComparisonJson.of(result) + "\n" : new ComparisonTables(result).text());
    writer.flush();
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
