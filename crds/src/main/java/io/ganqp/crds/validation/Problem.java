package io.ganqp.crds.validation;

import java.util.Objects;

/**
 * One thing that is wrong with a document.
 *
 * @param path the field, for example {@code spec.training.batchSize}; empty for the document itself
 * @param value the offending value; null where there is none
 * @param message what is wrong, in the API server's words and with the path
 * @param remedy what to do about it; empty where the message says so already
 */
public record Problem(String path, Object value, String message, String remedy) {

  /** Requires everything but the value. */
  public Problem {
    Objects.requireNonNull(path);
    Objects.requireNonNull(message);
    Objects.requireNonNull(remedy);
  }

  /** The message, followed by the remedy in parentheses if there is one. */
  @Override
  public String toString() {
    return remedy.isEmpty() ? message : message + " (" + remedy + ")";
  }
}
