package io.ganqp.trainer.training;

/** A training cannot begin with what {@code spec.model.from} names; no retry mends that. */
public final class UnusableOriginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what is wrong and the remedy. */
  public UnusableOriginException(String message) {
    super("spec.model.from: " + message);
  }
}
