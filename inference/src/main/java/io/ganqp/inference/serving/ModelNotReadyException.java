package io.ganqp.inference.serving;

/** There is no model to make faces with; the message says why and what to do. */
public final class ModelNotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModelNotReadyException(String reason) {
    super(reason);
  }
}
