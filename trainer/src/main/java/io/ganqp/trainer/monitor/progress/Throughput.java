package io.ganqp.trainer.monitor.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How fast this process trains. The first iteration also builds plans and warms up, so that the
 * clock starts at its end.
 */
final class Throughput {
  private static final int WINDOW = 64;

  private final LongSupplier nanoTime;
  private final long[] recent = new long[WINDOW];
  private long finished;
  private long first;

  /**
   * Nothing trained yet.
   *
   * @param nanoTime a clock in nanoseconds, such as {@link System#nanoTime}
   */
  Throughput(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** An iteration is finished now. */
  void iterationFinished() {
    long now = nanoTime.getAsLong();
    if (finished == 0) {
      first = now;
    }
    recent[(int) (finished % WINDOW)] = now;
    finished++;
  }

  /** Iterations that this process has finished. */
  long finished() {
    return finished;
  }

  /** Iterations per second over the last few; 0 until there are two. */
  double iterationsPerSecond() {
    long intervals = Math.min(finished, WINDOW) - 1;
    if (intervals < 1) {
      return 0;
    }
    long last = recent[(int) ((finished - 1) % WINDOW)];
    long oldest = recent[(int) ((finished - 1 - intervals) % WINDOW)];
    return intervals / seconds(last - oldest);
  }

  /** Iterations per second of the whole process, pauses for evaluation and checkpoints included. */
  double meanIterationsPerSecond() {
    if (finished < 2) {
      return 0;
    }
    return (finished - 1) / seconds(recent[(int) ((finished - 1) % WINDOW)] - first);
  }

  /** Time that the remaining iterations will take at the mean rate; empty until there is one. */
  Optional<Duration> timeFor(long remaining) {
    double rate = meanIterationsPerSecond();
    if (rate == 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis(Math.round(1000 * remaining / rate)));
  }

  private static double seconds(long nanos) {
    return Math.max(nanos, 1) / 1e9;
  }
}
