package io.ganqp.inference.oip.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganqp.inference.Quoted;
import io.ganqp.inference.StrictJson;
import io.ganqp.inference.oip.InvalidInferenceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as clients send it, read strictly. */
final class Json {
  /** Enough for the latents of as many faces as are made at once. */
  private static final StrictJson READER = StrictJson.ofAtMost(1 << 17);

  private Json() {}

  /** The value that so many bytes are. */
  static JsonNode read(byte[] content, int length) {
    try {
      return READER.read(content, length);
    } catch (StrictJson.InvalidJsonException e) {
      throw new InvalidInferenceException("The request is no JSON: %s.".formatted(e.getMessage()));
    }
  }

  /**
   * Goes on if a value is an object, and has no others than these fields.
   *
   * @param what it is, for the message
   */
  static void expectObject(JsonNode node, String what, String... fields) {
    if (!node.isObject()) {
      throw new InvalidInferenceException(
          "%s is %s, expected an object.".formatted(what, text(node)));
    }
    List<String> known = List.of(fields);
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!known.contains(field.getKey())) {
        throw new InvalidInferenceException(
            "%s has \"%s\", which is not known here; there are %s."
                .formatted(what, Quoted.shorten(field.getKey()), String.join(", ", known)));
      }
    }
  }

  /** The elements of an array that may be absent. */
  static Iterable<JsonNode> elements(JsonNode parent, String field) {
    JsonNode array = parent.path(field);
    if (!array.isMissingNode() && !array.isArray()) {
      throw new InvalidInferenceException(
          "%s is %s, expected an array.".formatted(field, text(array)));
    }
    return array;
  }

  /** A text that must be there. */
  static String required(JsonNode parent, String field) {
    JsonNode node = parent.path(field);
    if (!node.isTextual()) {
      throw new InvalidInferenceException(
          "%s is %s, expected a text.".formatted(field, text(node)));
    }
    return node.asText();
  }

  /** The parameters of an object, as texts, in their order. */
  static Map<String, String> parameters(JsonNode parent) {
    JsonNode node = parent.path("parameters");
    Map<String, String> parameters = new LinkedHashMap<>();
    if (node.isMissingNode()) {
      return parameters;
    }
    if (!node.isObject()) {
      throw new InvalidInferenceException(
          "parameters is %s, expected an object.".formatted(text(node)));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getValue().isValueNode() || field.getValue().isNull()) {
        throw new InvalidInferenceException(
            "The parameter %s is %s, expected a text, a number, true or false."
                .formatted(Quoted.shorten(field.getKey()), text(field.getValue())));
      }
      parameters.put(field.getKey(), field.getValue().asText());
    }
    return parameters;
  }

  /** Takes a parameter that is true or false out of the others; false if it is not there. */
  static boolean takeFlag(Map<String, String> parameters, String name) {
    String text = parameters.remove(name);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw new InvalidInferenceException(
          "The parameter %s is \"%s\", expected true or false."
              .formatted(name, Quoted.shorten(text)));
    }
    return "true".equals(text);
  }

  /** A value as it was sent, shortened. */
  static String text(JsonNode node) {
    return node.isMissingNode() ? "missing" : Quoted.shorten(node.toString());
  }
}
