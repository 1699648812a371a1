package io.ganqp.trainer.profile;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A lap counter: each lap belongs to the phase that has just ended. For one thread. */
public final class TimeSpent {

  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
  private final RecentTimes iterations = new RecentTimes();
  private long beforeIteration;
  private long lapStart;

  /** Counts real time from now on. */
  public TimeSpent() {
    this(System::nanoTime);
  }

  TimeSpent(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    begin();
  }

  /** Begins a lap, and an iteration; what has passed since the last lap belongs to no phase. */
  public void begin() {
    lapStart = nanoTime.getAsLong();
    beforeIteration = spentOnIterations();
  }

  /** Ends a lap, which was spent on {@code phase}, and begins the next. */
  public void spentOn(Phase phase) {
    long now = nanoTime.getAsLong();
    nanos.merge(phase, now - lapStart, Long::sum);
    lapStart = now;
  }

  /** Ends an iteration: what its own phases took since the last one ended is its duration. */
  public void iterationDone() {
    long spent = spentOnIterations();
    iterations.add(spent - beforeIteration);
    beforeIteration = spent;
  }

  private long spentOnIterations() {
    return nanos.entrySet().stream()
        .filter(entry -> entry.getKey().isOfIteration())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /**
   * Median of the seconds of an iteration, without evaluations and checkpoints, over the last few
   * thousand; 0 before the first has ended.
   */
  public double medianIteration() {
    return iterations.median() / NANOS;
  }

  /** Seconds spent on {@code phase} so far. */
  public double seconds(Phase phase) {
    return nanos.getOrDefault(phase, 0L) / NANOS;
  }

  /** Seconds spent on all phases so far. */
  public double seconds() {
    double sum = 0;
    for (Phase phase : Phase.values()) {
      sum += seconds(phase);
    }
    return sum;
  }
}
