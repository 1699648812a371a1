package io.ganqp.inference.serving;

import java.time.Duration;
import java.util.Optional;
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
  private final LoadLimit limit;
  private final Duration pause;
  private final LongSupplier clock;
  private String found = "";
  private String tried = "";
  private Optional<String> failure = Optional.empty();
  private long failed;
  private Duration retry;

  /**
   * @param version another text for another model; throws if it can't be known
   * @param load serves what is there, or throws
   * @param limit of each of the two
   * @param pause before a model that failed is tried again for the first time
   * @param clock in nanoseconds
   */
  ModelFollower(
      Supplier<String> version,
      Runnable load,
      LoadLimit limit,
      Duration pause,
      LongSupplier clock) {
    this.version = version;
    this.load = load;
    this.limit = limit;
    this.pause = pause;
    this.clock = clock;
    this.retry = pause;
  }

  /**
   * Looks once.
   *
   * @return why what is there is not served; empty if it is
   */
  Optional<String> look() {
    return limit.attempt(() -> found = version.get()).or(this::loadIfDue);
  }

  private Optional<String> loadIfDue() {
    boolean another = !found.equals(tried);
    if (another || (failure.isPresent() && clock.getAsLong() - failed >= retry.toNanos())) {
      retry = another ? pause : min(retry.multipliedBy(2), LONGEST);
      tried = found;
      failure = limit.attempt(load);
      failed = clock.getAsLong();
    }
    return failure;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
