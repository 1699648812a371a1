package io.ganqp.inference.oip;

import io.ganqp.inference.Quoted;
import io.ganqp.inference.model.Truncation;
import java.util.List;
import java.util.Map;

/** The parameters of a request and of its outputs: none is guessed, ignored or corrected. */
final class Parameters {
  private static final String TRUNCATION = "truncation";

  private Parameters() {}

  /**
   * Goes on if there are no others.
   *
   * @throws InvalidInferenceException if there are
   */
  static void expectOnly(Map<String, String> parameters, String... known) {
    List<String> names = List.of(known);
    for (String name : parameters.keySet()) {
      if (!names.contains(name)) {
        throw new InvalidInferenceException(
            "\"%s\" is not a parameter here; %s."
                .formatted(
                    Quoted.shorten(name),
                    names.isEmpty() ? "there is none" : "there is " + String.join(", ", names)));
      }
    }
  }

  /** ψ in (0, 1] of a request; 1 if it does not say. */
  static float truncation(Map<String, String> parameters) {
    expectOnly(parameters, TRUNCATION);
    String text = parameters.get(TRUNCATION);
    return text == null
        ? 1f
        : Truncation.parse(text).orElseThrow(() -> invalid(TRUNCATION, text, Truncation.EXPECTED));
  }

  static InvalidInferenceException invalid(String name, String text, String expected) {
    return new InvalidInferenceException(
        "The parameter %s is \"%s\", expected %s.".formatted(name, Quoted.shorten(text), expected));
  }
}
