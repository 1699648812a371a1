package io.ganqp.inference.model;

/** The generator gave something that is no number where a pixel is expected. */
public final class NotFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param value NaN or an infinity
   */
  public NotFiniteException(float value) {
    super("The model gives the value " + value + " for a pixel of this face");
  }
}
