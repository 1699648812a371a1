package io.ganqp.inference.rest;

/** As many archives are being sent as may be. */
final class TooManyArchivesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyArchivesException(int most) {
    super("%d archives are being sent, which is all at once (GANQP_ARCHIVES)".formatted(most));
  }
}
