package io.ganqp.inference.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.inference.Quoted;
import io.ganqp.inference.model.Latent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is sent for a face of a latent: {@code {"z": [0.3, …]}}, and beside it what else there may
 * be in a query.
 *
 * @param z not copied
 * @param options as a query has them
 */
record LatentBody(float[] z, Map<String, List<String>> options) {
  private static final String Z = "z";

  /** Each is an object of its own in memory. */
  private static final long MOST_TOKENS = 1 << 13;

  private static final int MOST_DIGITS = 128;
  private static final int DEEPEST = 16;

  private static final ObjectReader JSON =
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

  /**
   * Reads it strictly.
   *
   * @throws InvalidParameterException if it is something else
   */
  static LatentBody read(byte[] content) {
    JsonNode root = parse(content);
    if (!root.isObject()) {
      throw new InvalidParameterException(
          Z, "The content is no JSON object, expected {\"z\": [0.3, …]}.");
    }
    Map<String, List<String>> options = new HashMap<>();
    root.properties()
        .forEach(
            field -> {
              if (!field.getKey().equals(Z)) {
                options.put(field.getKey(), List.of(text(field.getKey(), field.getValue())));
              }
            });
    return new LatentBody(latent(root.path(Z)), options);
  }

  private static JsonNode parse(byte[] content) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw new InvalidParameterException(
          Z,
          "The content is no JSON (%s), expected {\"z\": [0.3, …]}."
              .formatted(Quoted.shorten(e.getOriginalMessage())));
    } catch (NumberFormatException e) {
      // Of an exponent beyond what a BigDecimal has: Jackson lets it through.
      throw new InvalidParameterException(
          Z, "The content has a number with too large an exponent, expected {\"z\": [0.3, …]}.");
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be read", e);
    }
  }

  private static float[] latent(JsonNode numbers) {
    if (!numbers.isArray()) {
      throw new InvalidParameterException(Z, "z is no array, expected the numbers of one latent.");
    }
    float[] z = new float[numbers.size()];
    for (int i = 0; i < z.length; i++) {
      JsonNode number = numbers.get(i);
      z[i] = number.floatValue();
      if (!number.isNumber() || !(Math.abs(z[i]) <= Latent.LARGEST)) {
        throw new InvalidParameterException(
            Z,
            "z[%d] is %s, expected a number from -%3$.0f to %3$.0f."
                .formatted(i, Quoted.shorten(number.toString()), Latent.LARGEST));
      }
    }
    return z;
  }

  private static String text(String name, JsonNode value) {
    if (!value.isNumber() && !value.isTextual()) {
      throw new InvalidParameterException(
          Quoted.shorten(name),
          "%s is %s, expected a number or a text."
              .formatted(Quoted.shorten(name), Quoted.shorten(value.toString())));
    }
    return value.asText();
  }
}
