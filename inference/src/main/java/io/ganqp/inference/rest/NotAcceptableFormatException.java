package io.ganqp.inference.rest;

import io.ganqp.inference.Quoted;

/** The Accept header leaves none of the formats served. */
final class NotAcceptableFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotAcceptableFormatException(String accept) {
    super(
        "Accept is \"%s\"; faces come as image/png or image/jpeg: accept one of them, or add format=png or format=jpeg."
            .formatted(Quoted.shorten(accept)));
  }
}
