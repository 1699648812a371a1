package io.ganqp.inference.model;

/** The model cannot be served. The message says what is wrong with it and what to do. */
public final class UnusableModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableModelException(String message) {
    super(message);
  }

  UnusableModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
