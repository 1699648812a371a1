package io.ganqp.trainer.monitor.console;

import io.ganqp.contract.run.TrainerReport;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.RunStart;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.monitor.progress.RunProgress;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Progress in plain lines, where there is no terminal. A line for the first iteration, for 1, 2, 5
 * and each 10 percent, and otherwise every 10 seconds, growing to a minute as the run grows long;
 * while images are looked at, how many.
 */
final class ProgressLines implements TrainingObserver {
  private static final long SHORTEST = Duration.ofSeconds(10).toNanos();
  private static final long LONGEST = Duration.ofMinutes(1).toNanos();
  private static final int SHARE_OF_ELAPSED = 20;

  private final Consumer<String> lines;
  private final RunProgress progress;
  private final LongSupplier nanoTime;
  private RunStart start;
  private long begin;
  private long lastLine;
  private int milestone;

  /**
   * Writes to a consumer of whole lines.
   *
   * @param progress told before this observer
   * @param nanoTime a clock in nanoseconds, such as {@link System#nanoTime}
   */
  ProgressLines(Consumer<String> lines, RunProgress progress, LongSupplier nanoTime) {
    this.lines = lines;
    this.progress = progress;
    this.nanoTime = nanoTime;
    begin = nanoTime.getAsLong();
    lastLine = begin;
  }

  @Override
  public void started(RunStart start) {
    this.start = start;
    begin = nanoTime.getAsLong();
    lastLine = begin;
    milestone = milestone(start.resumedFrom());
  }

  @Override
  public void iteration(IterationMetrics metrics) {
    long now = nanoTime.getAsLong();
    int reached = milestone(metrics.iteration());
    if (metrics.iteration() == start.firstIteration()
        || reached > milestone
        || now - lastLine >= interval(now - begin)) {
      lines.accept(line(progress.current()));
      lastLine = now;
      milestone = Math.max(milestone, reached);
    }
  }

  @Override
  public void looked(String what, int done, int total) {
    long now = nanoTime.getAsLong();
    if (now - lastLine >= interval(now - begin)) {
      lines.accept(Figures.looking(new TrainerReport.Looking(what, done, total)));
      lastLine = now;
    }
  }

  private static String line(TrainerReport now) {
    return String.format(
        Locale.ROOT,
        "iteration %d of %d  %.1f %%  ETA %s  %s",
        now.iteration(),
        now.iterations(),
        now.pace().percent(),
        Figures.duration(now.pace().etaSeconds()),
        Figures.rateAndLosses(now));
  }

  private static long interval(long elapsed) {
    return Math.max(SHORTEST, Math.min(LONGEST, elapsed / SHARE_OF_ELAPSED));
  }

  /** The last of 0, 1, 2, 5, 10, 20, 30 … 100 percent that an iteration has reached. */
  private int milestone(long iteration) {
    int percent = (int) (100 * iteration / Math.max(1, start.iterations()));
    if (percent >= 10) {
      return percent / 10 * 10;
    }
    return percent >= 5 ? 5 : Math.min(percent, 2);
  }
}
