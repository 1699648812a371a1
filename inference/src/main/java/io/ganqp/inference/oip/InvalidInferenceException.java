package io.ganqp.inference.oip;

/** A request is not one that the model takes; the message says what it is and should be. */
public final class InvalidInferenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param detail for the client
   */
  public InvalidInferenceException(String detail) {
    super(detail, null, false, false);
  }
}
