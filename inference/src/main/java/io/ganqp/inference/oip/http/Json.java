package io.ganqp.inference.oip.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.inference.Quoted;
import io.ganqp.inference.oip.InvalidInferenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as clients send it, read strictly. */
final class Json {
  /** Each is an object of its own in memory. */
  private static final long MOST_TOKENS = 1 << 17;

  private static final int MOST_DIGITS = 128;
  private static final int DEEPEST = 16;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxTokenCount(MOST_TOKENS)
                          .maxNumberLength(MOST_DIGITS)
                          .maxNestingDepth(DEEPEST)
                          .build())
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .reader();

  private Json() {}

  /** The value that so many bytes are. */
  static JsonNode read(byte[] content, int length) {
    try {
      return READER.readTree(content, 0, length);
    } catch (JsonProcessingException e) {
      throw new InvalidInferenceException(
          "The request is no JSON: %s.".formatted(Quoted.shorten(e.getOriginalMessage())));
    } catch (NumberFormatException e) {
      // Of an exponent beyond what a BigDecimal has: Jackson lets it through.
      throw new InvalidInferenceException("The request has a number with too large an exponent.");
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be read", e);
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
