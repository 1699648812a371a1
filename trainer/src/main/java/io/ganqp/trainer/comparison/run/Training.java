package io.ganqp.trainer.comparison.run;

import io.ganqp.contract.run.ExitStatus;
import io.ganqp.contract.run.TrainerReport;
import io.ganqp.contract.store.AtomicFile;
import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.StoreException;
import io.ganqp.trainer.training.IncompatibleCheckpointException;
import io.ganqp.trainer.training.StopSignal;
import io.ganqp.trainer.training.StoredTraining;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains what a folder is of, as far as that is not done. */
final class Training {

  private static final Logger LOG = LoggerFactory.getLogger(Training.class);
  private static final int POLL_MILLIS = 200;
  private static final int PATIENCE = 600;

  /** What is wrong with the machine or the data is wrong for every other training too. */
  private static final Set<Integer> FOR_ALL =
      Set.of(ExitStatus.USAGE, ExitStatus.DATASET, ExitStatus.ENGINE, ExitStatus.ENVIRONMENT);

  private final ChildProcess child;
  private final TrainerArguments arguments;
  private final StopSignal stop;

  Training(ChildProcess child, TrainerArguments arguments, StopSignal stop) {
    this.child = child;
    this.arguments = arguments;
    this.stop = stop;
  }

  /** How it stands. */
  record State(RunResult.Outcome outcome, String message, Optional<StoredTraining> stored) {}

  /** How it stands, without doing anything. */
  static State look(RunFolder folder) {
    try {
      Optional<StoredTraining> stored =
          StoredTraining.of(folder.run().training(), folder.reading());
      Optional<String> obstacle = stored.flatMap(former -> obstacle(folder, former));
      if (obstacle.isPresent()) {
        return new State(RunResult.Outcome.FAILED, obstacle.get(), stored);
      }
      if (stored.filter(StoredTraining::complete).isPresent()) {
        return new State(RunResult.Outcome.COMPLETE, "", stored);
      }
      Optional<TrainerReport> end = lastWords(folder);
      return end.filter(report -> report.outcome() == TrainerReport.State.DIVERGED).isPresent()
          ? new State(RunResult.Outcome.DIVERGED, end.get().message(), stored)
          : new State(RunResult.Outcome.PENDING, "not done yet", stored);
    } catch (IncompatibleCheckpointException e) {
      return new State(
          RunResult.Outcome.FAILED,
          "%s; remove %s to train anew".formatted(e.getMessage(), folder.folder()),
          Optional.empty());
    }
  }

  /** Why what is there is no result of the comparison as it is now. */
  private static Optional<String> obstacle(RunFolder folder, StoredTraining former) {
    int planned = folder.run().training().getSpec().training().iterations();
    if (former.iteration() > planned) {
      return Optional.of(
          "trained to iteration %d, and %d are planned; plan more, or give another --out"
              .formatted(former.iteration(), planned));
    }
    List<String> differences = FormerDocument.differences(folder);
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "trained by another document: %s; give another --out, or remove %s to train anew"
                .formatted(String.join(", ", differences), folder.folder()));
  }

  /**
   * Does what is left.
   *
   * @throws RunFailedException if it failed in a way in which all others would
   */
  State run(RunFolder folder) throws IOException, InterruptedException {
    State before = look(folder);
    if (before.outcome() != RunResult.Outcome.PENDING || stop.requested()) {
      return before;
    }
    Files.createDirectories(folder.folder());
    byte[] yaml = folder.run().yaml().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.document(), out -> out.write(yaml));
    awaitFormerProcess(folder);
    List<String> line = new ArrayList<>(arguments.train(folder));
    line.addAll(arguments.cached());
    line.addAll(List.of("--termination-message", folder.lastWords().toString()));
    int exitCode = child.run(line, Redirect.appendTo(folder.log().toFile()), folder.log());
    State after = look(folder);
    boolean stopped = exitCode == ExitStatus.INTERRUPTED || stop.requested();
    if (after.outcome() != RunResult.Outcome.PENDING || stopped) {
      return after;
    }
    String message =
        lastWords(folder)
            .map(TrainerReport::message)
            .orElse("the process ended with exit code " + exitCode);
    if (FOR_ALL.contains(exitCode)) {
      throw new RunFailedException("%s: %s".formatted(folder.run().name(), message), exitCode);
    }
    return new State(
        RunResult.Outcome.FAILED, "%s (see %s)".formatted(message, folder.log()), after.stored());
  }

  /** One that this program started before it was killed may still be saving. */
  void awaitFormerProcess(RunFolder folder) throws InterruptedException {
    for (int i = 0; ; i++) {
      try (FileStore free = FileStore.forWriting(folder.store())) {
        return;
      } catch (StoreException e) {
        if (i >= PATIENCE || stop.requested() || !Files.isDirectory(folder.store())) {
          throw e;
        }
        if (i == 0) {
          LOG.info("{}: waiting for an earlier process to end", folder.run().name());
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  private static Optional<TrainerReport> lastWords(RunFolder folder) {
    Path file = folder.lastWords();
    try {
      return Files.exists(file)
          ? TrainerReport.parse(Files.readString(file, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
