package io.ganqp.operator.inference;

import java.util.LinkedHashMap;
import java.util.Map;

/** Objects of kinds that there are no types for; their fields stay in the order they came. */
final class Fields {
  private final Map<String, Object> values = new LinkedHashMap<>();

  static Fields with(String name, Object value) {
    return new Fields().and(name, value);
  }

  /** Adds a field, unless it is null. */
  Fields and(String name, Object value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  Map<String, Object> map() {
    return values;
  }
}
