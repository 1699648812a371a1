package io.ganqp.inference.gate;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Warns of answers that were cut, at most once a minute: there may be as many as connections. */
final class CutAnswers {
  private static final long BETWEEN_WARNINGS = TimeUnit.MINUTES.toNanos(1);

  private final Duration limit;
  private final LongSupplier clock;
  private final Consumer<String> log;
  private long warned;

  /**
   * @param limit in which a client takes all of an answer
   * @param clock in nanoseconds
   * @param log takes the warnings
   */
  CutAnswers(Duration limit, LongSupplier clock, Consumer<String> log) {
    this.limit = limit;
    this.clock = clock;
    this.log = log;
    this.warned = clock.getAsLong() - BETWEEN_WARNINGS;
  }

  /** One more was cut. */
  void add() {
    if (due()) {
      log.accept(
          ("An answer, such as a zip, was cut: its client had not taken all of it after %d ms."
                  + " Raise GANQP_ARCHIVE_TIMEOUT if clients need longer.")
              .formatted(limit.toMillis()));
    }
  }

  private synchronized boolean due() {
    long now = clock.getAsLong();
    if (now - warned < BETWEEN_WARNINGS) {
      return false;
    }
    warned = now;
    return true;
  }
}
