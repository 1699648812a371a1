package io.ganqp.trainer.cli;

import io.ganqp.trainer.comparison.run.RunFolder;
import io.ganqp.trainer.comparison.run.RunResult;
import io.ganqp.trainer.comparison.run.RunResult.Outcome;
import io.ganqp.trainer.comparison.run.RunWatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says how far a comparison is and how long it will take, now and then and when a run ends. */
final class ComparisonLog implements RunWatcher {

  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Map<RunFolder, Long> begun = new LinkedHashMap<>();
  private final Map<RunFolder, Long> underWay = new LinkedHashMap<>();
  private final Consumer<String> log;
  private final LongSupplier nanoTime;
  private final long start;
  private final int runs;
  private final long iterations;
  private int done;
  private long iterationsDone;
  private long iterationsOfThisProcess;
  private long last;

  /**
   * @param folders of all runs
   * @param log takes lines
   * @param nanoTime a clock in nanoseconds
   */
  ComparisonLog(List<RunFolder> folders, Consumer<String> log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.last = start;
    this.runs = folders.size();
    this.iterations = folders.stream().mapToLong(ComparisonLog::iterations).sum();
  }

  @Override
  public synchronized void started(RunFolder folder) {
    begun.put(folder, folder.iteration());
    underWay.put(folder, nanoTime.getAsLong());
  }

  @Override
  public synchronized void measuring(RunFolder folder) {
    // Its line says when it is done.
  }

  @Override
  public synchronized void ended(RunFolder folder, RunResult result) {
    long took = nanoTime.getAsLong() - underWay.remove(folder);
    long before = begun.remove(folder);
    iterationsOfThisProcess += Math.max(0, folder.iteration() - before);
    if (result.outcome() == Outcome.PENDING) {
      return;
    }
    done++;
    iterationsDone += iterations(folder);
    boolean nothingToDo =
        result.outcome() == Outcome.COMPLETE && before >= iterations(folder) && took < 1e9;
    if (!nothingToDo) {
      log.accept(
          "%s is %s after %s%s; %s"
              .formatted(
                  folder.run().name(),
                  result.outcome().word(),
                  words(took),
                  result.message().isEmpty() ? "" : " (" + result.message() + ")",
                  standing()));
    }
  }

  @Override
  public synchronized void tick() {
    long now = nanoTime.getAsLong();
    if (now - last >= INTERVAL_NANOS && !underWay.isEmpty()) {
      last = now;
      List<String> each = new ArrayList<>();
      underWay.forEach(
          (folder, since) ->
              each.add(
                  "%s %,d of %,d"
                      .formatted(folder.run().name(), folder.iteration(), iterations(folder))));
      log.accept("%s; %s".formatted(String.join(", ", each), standing()));
    }
  }

  private String standing() {
    long here = underWay.keySet().stream().mapToLong(RunFolder::iteration).sum();
    long trained =
        iterationsOfThisProcess
            + underWay.keySet().stream()
                .mapToLong(folder -> Math.max(0, folder.iteration() - begun.get(folder)))
                .sum();
    long left = iterations - iterationsDone - here;
    String eta =
        trained == 0 || left <= 0
            ? ""
            : ", about %s to go"
                .formatted(
                    words((long) ((nanoTime.getAsLong() - start) * (double) left / trained)));
    return "%d of %d done%s".formatted(done, runs, eta);
  }

  private static long iterations(RunFolder folder) {
    return folder.run().training().getSpec().training().iterations();
  }

  private static String words(long nanos) {
    Duration duration = Duration.ofNanos(nanos);
    if (duration.toMinutes() < 1) {
      return duration.toSeconds() + " s";
    }
    return duration.toHours() < 1
        ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
  }
}
