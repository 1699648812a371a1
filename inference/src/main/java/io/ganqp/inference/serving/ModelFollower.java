package io.ganqp.inference.serving;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Loads what is there as soon as it is another than before. What could not be loaded is tried again
 * later and later, as long as it stays the same: it may have been the network, or the memory.
 */
final class ModelFollower {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Supplier<String> version;
  private final Runnable load;
  private final Duration pause;
  private final LongSupplier clock;
  private String seen = "";
  private Throwable failure;
  private long failed;
  private Duration retry;

  /**
   * @param version another text for another model; throws if it can't be known
   * @param load serves what is there, or throws
   * @param pause before a model that failed is tried again for the first time
   * @param clock in nanoseconds
   */
  ModelFollower(Supplier<String> version, Runnable load, Duration pause, LongSupplier clock) {
    this.version = version;
    this.load = load;
    this.pause = pause;
    this.clock = clock;
    this.retry = pause;
  }

  /** Looks once. Returns if what is there is served, and throws why not otherwise. */
  void look() {
    String now = version.get();
    if (!now.equals(seen)) {
      seen = now;
      failure = null;
      retry = pause;
      attempt();
    } else if (failure != null && clock.getAsLong() - failed >= retry.toNanos()) {
      retry = retry.multipliedBy(2).compareTo(LONGEST) < 0 ? retry.multipliedBy(2) : LONGEST;
      attempt();
    } else if (failure instanceof Error error) {
      throw error;
    } else if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  private void attempt() {
    try {
      load.run();
      failure = null;
    } catch (RuntimeException | Error e) {
      failure = e;
      failed = clock.getAsLong();
      throw e;
    }
  }
}
