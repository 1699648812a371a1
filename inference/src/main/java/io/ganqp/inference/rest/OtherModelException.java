package io.ganqp.inference.rest;

/** The client wants the faces of a model that is not the one served here. */
final class OtherModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherModelException(String wanted, String served) {
    super(
        "The model %s is not served here, but %s is: leave out the parameter model, or name this one."
            .formatted(wanted, served));
  }
}
