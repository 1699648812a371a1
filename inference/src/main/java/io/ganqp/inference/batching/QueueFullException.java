package io.ganqp.inference.batching;

import java.time.Duration;

/** More faces wait than may; try again in a moment. */
public final class QueueFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final long MOST_SECONDS = 60;

  private final Duration drainTime;

  QueueFullException(String message, Duration drainTime) {
    // Without a stack trace, which costs more than all the rest of a refusal.
    super(message, null, false, false);
    this.drainTime = drainTime;
  }

  /**
   * When to try again: when what waits is done, as something else waits by then; at most a minute.
   */
  public long secondsToRetry() {
    return Math.max(1, Math.min(MOST_SECONDS, drainTime.toSeconds() + 1));
  }

  /** How long the faces that wait will take, by those made so far. */
  public Duration drainTime() {
    return drainTime;
  }
}
