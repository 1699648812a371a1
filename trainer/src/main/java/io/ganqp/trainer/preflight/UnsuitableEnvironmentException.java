package io.ganqp.trainer.preflight;

/** What a run needs is missing on this machine or in this container; the message says what. */
public final class UnsuitableEnvironmentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsuitableEnvironmentException(String message) {
    super(message);
  }

  UnsuitableEnvironmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
