package io.ganqp.inference.oip;

/** Another model is asked for than the one that is served; the message says which is. */
public final class UnknownModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownModelException(String detail) {
    super(detail, null, false, false);
  }
}
