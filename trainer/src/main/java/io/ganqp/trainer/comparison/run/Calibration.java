package io.ganqp.trainer.comparison.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.contract.run.ExitStatus;
import io.ganqp.contract.store.AtomicFile;
import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.FileTree;
import io.ganqp.contract.store.StoreException;
import io.ganqp.trainer.comparison.plan.PlannedRun;
import io.ganqp.trainer.training.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long an iteration of each objective takes on this machine, measured once by a short training
 * and kept: a comparison that goes on has the lengths that it began with.
 */
public final class Calibration {

  private static final Logger LOG = LoggerFactory.getLogger(Calibration.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, Measured>> MEASURED = new TypeReference<>() {};

  private final Path out;
  private final Pace pace;
  private final Training training;
  private final StopSignal stop;
  private final String by;

  /**
   * @param out folder of the comparison
   * @param pace tells the speed of a training
   * @param stop asked for: what is under way ends
   */
  public Calibration(
      Path out, Pace pace, Program program, TrainerArguments arguments, StopSignal stop) {
    this.out = out;
    this.pace = pace;
    this.training = new Training(new ChildProcess(program, stop), arguments, stop);
    this.stop = stop;
    this.by = "engine %s, %d threads".formatted(arguments.engine(), program.threads());
  }

  /** How fast a training was, by what it left in its store. */
  @FunctionalInterface
  public interface Pace {

    /** Seconds that an iteration takes; empty where the store does not tell. */
    OptionalDouble secondsPerIteration(FileStore store) throws IOException;
  }

  /**
   * An objective's, as it is kept.
   *
   * @param document digest of the short training's, by which it is known again
   * @param secondsPerIteration median
   * @param by engine and threads
   */
  record Measured(String document, double secondsPerIteration, String by) {}

  /**
   * Seconds that an iteration of each objective takes.
   *
   * @param probes short trainings, one of each objective
   * @return by objective; empty if it was asked to stop
   * @throws RunFailedException if a short training failed
   * @throws StoreException if another process holds the store of one
   */
  public Optional<Map<String, Double>> secondsPerIteration(List<PlannedRun> probes)
      throws IOException, InterruptedException {
    Map<String, Measured> known = read();
    Map<String, Double> seconds = new TreeMap<>();
    for (PlannedRun probe : probes) {
      Measured measured = known.get(probe.objective());
      if (measured == null || !measured.document().equals(RunFolder.digest(probe.yaml()))) {
        Optional<Measured> fresh = measure(probe);
        if (fresh.isEmpty()) {
          return Optional.empty();
        }
        measured = fresh.get();
        known.put(probe.objective(), measured);
        byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(known);
        AtomicFile.write(file(), stream -> stream.write(json));
      } else if (!by.equals(measured.by())) {
        LOG.warn(
            "{} was timed with {}, and is trained with {}: it may not take spec.seconds; give"
                + " another --out",
            probe.objective(),
            measured.by(),
            by);
      }
      seconds.put(probe.objective(), measured.secondsPerIteration());
    }
    return Optional.of(seconds);
  }

  /** Trains from the start: a former try may have been at another time of day. */
  private Optional<Measured> measure(PlannedRun probe) throws IOException, InterruptedException {
    RunFolder folder = RunFolder.calibrating(out, probe);
    if (Files.isDirectory(folder.store()) && !stop.requested()) {
      training.awaitFormerProcess(folder);
    }
    FileTree.delete(folder.folder());
    Training.State state = training.run(folder);
    if (state.outcome() == RunResult.Outcome.PENDING) {
      return Optional.empty();
    }
    if (state.outcome() != RunResult.Outcome.COMPLETE) {
      throw new RunFailedException(
          "%s can't be timed: %s; set spec.iterations in the place of spec.seconds"
              .formatted(probe.objective(), state.message()),
          state.outcome() == RunResult.Outcome.DIVERGED ? ExitStatus.DIVERGED : ExitStatus.FAILURE);
    }
    double seconds =
        pace.secondsPerIteration(folder.reading())
            .orElseThrow(() -> new IllegalStateException("no times in " + folder.store()));
    FileTree.delete(folder.folder());
    LOG.info("{}: {} s an iteration", probe.objective(), "%.3g".formatted(seconds));
    return Optional.of(new Measured(RunFolder.digest(probe.yaml()), seconds, by));
  }

  private Map<String, Measured> read() {
    try {
      return Files.exists(file())
          ? new TreeMap<>(JSON.readValue(file().toFile(), MEASURED))
          : new TreeMap<>();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s: remove it".formatted(file()), e);
    }
  }

  private Path file() {
    return out.resolve("calibration.json");
  }
}
