package io.ganqp.trainer.comparison.run;

/** A process failed in a way in which all others would; the message says what to do. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  RunFailedException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Exit code of the process. */
  public int exitCode() {
    return exitCode;
  }
}
