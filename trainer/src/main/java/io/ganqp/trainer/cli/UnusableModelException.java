package io.ganqp.trainer.cli;

/** A file that was named as a generator is none. */
final class UnusableModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableModelException(String model, Exception cause) {
    super(
        "%s is no generator that can be run (%s): name one that ganqp exported, or copy it again"
            .formatted(model, cause.getMessage()),
        cause);
  }
}
