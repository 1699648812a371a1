package io.ganqp.crds.validation;

import java.util.Map;

/** The one place where a JSON value becomes a Java map. */
final class Json {

  /** The value as an object, whose keys are text since {@link YamlParser} made it. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** The name that a schema has for the type of a value. */
  static String typeOf(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map) {
      return "object";
    }
    if (value instanceof Iterable) {
      return "array";
    }
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    return value instanceof Long ? "integer" : "number";
  }

  private Json() {}
}
