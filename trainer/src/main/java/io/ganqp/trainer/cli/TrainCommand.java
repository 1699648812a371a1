package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ScratchFolder;
import io.ganqp.contract.store.Store;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.judging.Extractors;
import io.ganqp.trainer.monitor.console.Console;
import io.ganqp.trainer.monitor.event.Observers;
import io.ganqp.trainer.monitor.event.Recorded;
import io.ganqp.trainer.monitor.event.RunEnd;
import io.ganqp.trainer.monitor.event.RunEnd.Outcome;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.monitor.metrics.MetricsRecord;
import io.ganqp.trainer.monitor.progress.RunProgress;
import io.ganqp.trainer.monitor.progress.TerminationMessage;
import io.ganqp.trainer.monitor.tensorboard.EventFolder;
import io.ganqp.trainer.monitor.tensorboard.TensorBoardLog;
import io.ganqp.trainer.preflight.Preflight;
import io.ganqp.trainer.profile.ProfileTable;
import io.ganqp.trainer.training.PretrainedStore;
import io.ganqp.trainer.training.StopSignal;
import io.ganqp.trainer.training.TrainingRun;
import io.ganqp.trainer.training.TrainingSession;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains: from the document to checkpoints, samples and a verified model in the store. */
@Command(
    name = "train",
    description = {
      "Trains the generator that a GanQpTraining document describes.",
      "Resumes from the newest checkpoint in the store, bit by bit as if it had never stopped."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  /** Names the file of the last words. */
  static final String TERMINATION_MESSAGE = "--termination-message";

  private final Consumer<StopSignal> stoppable;

  @Mixin private TrainingOptions options;

  @Mixin private EngineOption engineOption;

  @Mixin private ProgressOptions progressOptions;

  @Mixin private InputWatch input;

  @Option(
      names = TrainCommand.TERMINATION_MESSAGE,
      paramLabel = "FILE",
      description =
          "Write the result there as JSON when the run ends, for example to /dev/termination-log.")
  private Path terminationMessage;

  @Option(
      names = "--fresh",
      description =
          "Begin anew: remove the checkpoints that the store holds. Models and samples stay.")
  private boolean fresh;

  @Option(
      names = "--profile",
      description =
          "At the end print where the time went: phases of the loop, and the slowest operations"
              + " with their GFLOP/s.")
  private boolean profile;

  /**
   * @param stoppable told how to stop the training
   */
  TrainCommand(Consumer<StopSignal> stoppable) {
    this.stoppable = stoppable;
  }

  @Override
  public Integer call() throws IOException {
    StopSignal stop = new StopSignal();
    stoppable.accept(stop);
    input.install(stop::request);
    RunProgress progress = new RunProgress();
    Observers watchers = watchers(progress);
    try (Closeable server = progressOptions.serve(progress)) {
      RunEnd end = train(watchers, progress, stop);
      watchers.finished(end);
      return end.exitCode();
    } catch (IOException | RuntimeException | Error e) {
      ExitCode exit = FailureReport.exitCode(e);
      Outcome outcome =
          switch (exit) {
            case DIVERGED -> Outcome.DIVERGED;
            case INTERRUPTED -> Outcome.INTERRUPTED;
            default -> Outcome.FAILED;
          };
      long iteration = progress.current().iteration();
      watchers.finished(new RunEnd(outcome, exit.code(), iteration, FailureReport.message(e)));
      throw e;
    }
  }

  private RunEnd train(TrainingObserver watchers, RunProgress progress, StopSignal stop)
      throws IOException {
    GanQpTraining training = options.training();
    options.takeNativeLibraries();
    options.takeImageLibraries();
    // All that is needed later is tried before the images are packed, which may take long.
    try (Store store = options.places().store(training);
        ScratchFolder scratch = options.scratch();
        Engine engine = engineOption.open()) {
      new Preflight(training.getSpec(), store, engine, scratch.path()).run();
      Optional<PretrainedStore> pretrained = options.places().pretrained(training);
      if (fresh || !TrainingSession.hasBegun(store)) {
        pretrained.ifPresent(from -> from.load(training.getSpec(), scratch.path()));
      }
      try (OpenExtractors open =
          options.extractors(training.getSpec().evaluation(), scratch.path())) {
        PackedDataset dataset = options.dataset(training.getSpec(), new PackingLog(stop));
        Optional<Extractors> extractors = open.extractors();
        TrainingSession session =
            fresh
                ? TrainingSession.anew(
                    training, store, pretrained, dataset, extractors, engine, scratch.path())
                : TrainingSession.open(
                    training, store, pretrained, dataset, extractors, engine, scratch.path());
        TrainingRun.Result result = run(session, store, scratch.path(), watchers, stop);
        if (profile) {
          long iterations = result.iteration() - session.resumedFrom();
          System.out.print(
              ProfileTable.of(session.timeSpent(), iterations, engine.operationTimes()));
        }
        return end(result, session, training, progress, store);
      }
    }
  }

  private static TrainingRun.Result run(
      TrainingSession session,
      Store store,
      Path scratch,
      TrainingObserver watchers,
      StopSignal stop)
      throws IOException {
    try (MetricsRecord metrics = MetricsRecord.open(store, scratch, session.resumedFrom());
        EventFolder events = new EventFolder(store, scratch, Clock.systemUTC())) {
      Observers all = Observers.of(watchers, new TensorBoardLog(events));
      return session.run(new Recorded(metrics.observer(), all), stop);
    }
  }

  private RunEnd end(
      TrainingRun.Result result,
      TrainingSession session,
      GanQpTraining training,
      RunProgress progress,
      Store store)
      throws IOException {
    if (!result.complete()) {
      return new RunEnd(
          Outcome.INTERRUPTED,
          ExitCode.INTERRUPTED.code(),
          result.iteration(),
          "stopped on request; the same command resumes" + (fresh ? ", without --fresh" : ""));
    }
    store.put(RunReport.KEY, RunReport.html(training, session, progress.current(), store));
    return new RunEnd(
        Outcome.COMPLETE,
        ExitCode.OK.code(),
        result.iteration(),
        (session.finished() ? "nothing was left to train; see " : "done; see ")
            + store.uri(RunReport.KEY));
  }

  private Observers watchers(RunProgress progress) {
    List<TrainingObserver> watchers = new ArrayList<>();
    watchers.add(progress);
    watchers.add(Console.observer(System.err, Console.isTerminal(), progress));
    if (terminationMessage != null) {
      watchers.add(terminationMessage(progress));
    }
    return new Observers(watchers);
  }

  private TerminationMessage terminationMessage(RunProgress progress) {
    TerminationMessage message = new TerminationMessage(terminationMessage, progress);
    try {
      message.requireWritable();
      return message;
    } catch (IOException e) {
      throw new InvalidOptionException(
          "cannot write the termination message to %s (%s): name a file that this user may write"
              .formatted(terminationMessage, e));
    }
  }
}
