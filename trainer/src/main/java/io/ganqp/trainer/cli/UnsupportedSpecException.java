package io.ganqp.trainer.cli;

/** The document is valid, but this version cannot do what it asks for. */
final class UnsupportedSpecException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsupportedSpecException(String path, String remedy) {
    super(path + " is not supported by this version of the trainer yet: " + remedy);
  }
}
