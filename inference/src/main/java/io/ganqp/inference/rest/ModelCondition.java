package io.ganqp.inference.rest;

import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;

/**
 * Which model the client wants.
 *
 * @param digits the first of its sha256; empty if any will do
 */
record ModelCondition(Optional<String> digits) {

  /** Whether the address means this model and no other. */
  boolean named() {
    return digits.isPresent();
  }

  /**
   * Goes on if the model is the one wanted.
   *
   * @throws OtherModelException if it is another
   */
  void expect(ModelFacts served) {
    if (named() && !served.sha256().startsWith(digits.get())) {
      throw new OtherModelException(digits.get(), served.sha256());
    }
  }
}
