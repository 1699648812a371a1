package io.ganqp.trainer.training;

/** Files that are as they were written, and yet no state of these networks. */
final class DamagedStateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DamagedStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
