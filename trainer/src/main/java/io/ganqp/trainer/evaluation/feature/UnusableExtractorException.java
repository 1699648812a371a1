package io.ganqp.trainer.evaluation.feature;

/**
 * A network that cannot serve as a feature extractor, or not as its descriptor says. The message
 * names the extractor, the value that is wrong and the remedy.
 */
public final class UnusableExtractorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableExtractorException(String extractor, String message) {
    this(extractor, message, null);
  }

  UnusableExtractorException(String extractor, String message, Throwable cause) {
    super("extractor %s: %s".formatted(extractor, message), cause);
  }
}
