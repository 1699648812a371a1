package io.ganqp.crds.validation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A document that cannot be read or that the API server would refuse; it says all that is wrong.
 */
public final class InvalidDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * A document with problems.
   *
   * @param source what it is called, for example a file name
   */
  public InvalidDocumentException(String source, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> "\n  " + problem)
            .collect(Collectors.joining("", source + " is invalid:", "")));
    this.problems = List.copyOf(problems);
  }

  InvalidDocumentException(String source, String message, String remedy) {
    this(source, List.of(new Problem("", null, message, remedy)));
  }

  /** Everything that is wrong, at least one problem. */
  public List<Problem> problems() {
    return problems;
  }
}
