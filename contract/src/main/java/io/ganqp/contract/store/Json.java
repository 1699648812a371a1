package io.ganqp.contract.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The stored documents as JSON: unknown fields are skipped, wrong and missing ones named. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private Json() {}

  static byte[] write(Object document) {
    try {
      return (MAPPER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values is always JSON", e);
    }
  }

  static <T> T read(byte[] json, Class<T> type, String place) {
    try {
      T document = MAPPER.readValue(json, type);
      if (document == null) {
        throw new DamagedContentException(place + " holds null instead of an object");
      }
      return document;
    } catch (ValueInstantiationException e) {
      throw new DamagedContentException(place + " is not valid: " + e.getCause().getMessage(), e);
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof StreamReadException broken) {
        throw unreadable(json, place, broken);
      }
      throw new DamagedContentException(place + " is not valid" + path(e) + ": " + first(e), e);
    } catch (IOException e) {
      throw unreadable(json, place, e);
    }
  }

  private static DamagedContentException unreadable(byte[] json, String place, IOException cause) {
    String problem =
        cause instanceof JsonProcessingException p ? p.getOriginalMessage() : cause.getMessage();
    String brief = problem.replaceFirst(" \\(start marker.*", "");
    return new DamagedContentException(
        place + " is no JSON, or cut off (" + json.length + " bytes): " + brief, cause);
  }

  static <T> T present(T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }

  static void atLeast(long minimum, long value, String field) {
    if (value < minimum) {
      throw new IllegalArgumentException(field + " must be at least " + minimum + ", not " + value);
    }
  }

  static void finite(String field, Double value) {
    if (value == null || !Double.isFinite(value)) {
      throw new IllegalArgumentException(field + " must be a finite number, not " + value);
    }
  }

  /** Null is what is not known. */
  static void notNegative(String field, Double value) {
    if (value != null && !(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          field + " must be a finite number and at least 0, not " + value);
    }
  }

  private static String path(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "" : " at " + path;
  }

  private static String first(JsonMappingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
  }
}
