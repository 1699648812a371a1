package io.ganqp.inference.rest;

/** A query parameter is not what it should be; the message says what it is and should be. */
final class InvalidParameterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  InvalidParameterException(String parameter, String detail) {
    super(detail);
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }
}
