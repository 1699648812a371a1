package io.ganqp.inference.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganqp.inference.Quoted;
import io.ganqp.inference.StrictJson;
import io.ganqp.inference.model.Latent;
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

  /** Enough for the largest latent there may be. */
  private static final StrictJson JSON = StrictJson.ofAtMost(1 << 13);

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
      return JSON.read(content, content.length);
    } catch (StrictJson.InvalidJsonException e) {
      throw new InvalidParameterException(
          Z, "The content is no JSON (%s), expected {\"z\": [0.3, …]}.".formatted(e.getMessage()));
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
