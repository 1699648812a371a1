package io.ganqp.inference.batching;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a worker takes for a face of late, from its latent to its file, while the other workers
 * are at work or not.
 */
final class Pace {
  /** What the latest batch counts for, as a round trip does to TCP (RFC 6298, section 2). */
  private static final double WEIGHT = 1.0 / 8;

  private final LongSupplier clock;
  private double nanosForOne;

  /**
   * @param first how long it is, until faces have been made
   * @param clock in nanoseconds
   */
  Pace(Duration first, LongSupplier clock) {
    this.clock = clock;
    this.nanosForOne = first.toNanos();
  }

  /** When a batch begins. */
  long start() {
    return clock.getAsLong();
  }

  /** A batch that began at {@code start} is done. */
  synchronized void done(long start, int faces) {
    double now = (double) (clock.getAsLong() - start) / faces;
    nanosForOne += WEIGHT * (now - nanosForOne);
  }

  /** How long so many faces will take. */
  synchronized Duration timeFor(int faces, int workers) {
    return Duration.ofNanos((long) (nanosForOne * faces / workers));
  }

  /** How many faces can be made in a time, at least 1. */
  synchronized int facesIn(Duration time, int workers) {
    return (int) Math.max(1, time.toNanos() * (double) workers / Math.max(1, nanosForOne));
  }
}
