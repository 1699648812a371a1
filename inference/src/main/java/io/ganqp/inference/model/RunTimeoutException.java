package io.ganqp.inference.model;

import java.time.Duration;

/** A run of the generator took longer than it may, and was ended. */
public final class RunTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunTimeoutException(Duration limit, Throwable cause) {
    super("a run of the model takes longer than %d ms".formatted(limit.toMillis()), cause);
  }
}
