package io.ganqp.trainer.cli;

/** The process was told to stop before there was anything to save. */
final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoppedException(String message) {
    super(message);
  }
}
