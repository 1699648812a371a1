package io.ganqp.inference.batching;

import java.time.Duration;

/** More faces wait than may; try again in a moment. */
public final class QueueFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration drainTime;

  QueueFullException(int capacity, Duration drainTime) {
    // Without a stack trace, which costs more than all the rest of a refusal.
    super("more than " + capacity + " faces would wait", null, false, false);
    this.drainTime = drainTime;
  }

  /** How long the faces that wait will take, by those made so far. */
  public Duration drainTime() {
    return drainTime;
  }
}
