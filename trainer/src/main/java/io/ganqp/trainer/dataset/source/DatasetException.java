package io.ganqp.trainer.dataset.source;

/**
 * The data as a whole can't be used: the source is missing, empty or damaged, or too much of it is.
 * The message names the value and the remedy and is meant for the user as it stands.
 */
public final class DatasetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public DatasetException(String message) {
    super(message);
  }

  /** With a message for the user and what caused it. */
  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
