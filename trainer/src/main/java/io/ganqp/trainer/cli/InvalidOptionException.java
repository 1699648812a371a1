package io.ganqp.trainer.cli;

/** An option's value is out of range; the message names it and the range. */
final class InvalidOptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidOptionException(String message) {
    super(message);
  }
}
