package io.ganqp.trainer.engine;

/** The engine asked for cannot run here; the message says why, and what to do. */
public final class EngineUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
