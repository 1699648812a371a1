package io.ganqp.crds.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Completes a document in place as the API server does: nulls that the schema does not allow count
 * as absent, and absent fields get their defaults, from the outside inwards.
 */
final class Defaults {

  static void apply(Object value, StructuralSchema schema) {
    if (value instanceof Map) {
      applyToFields(Json.object(value), schema);
    } else if (value instanceof List<?> items && schema.items() != null) {
      items.forEach(item -> apply(item, schema.items()));
    }
  }

  private static void applyToFields(Map<String, Object> fields, StructuralSchema schema) {
    fields
        .entrySet()
        .removeIf(
            field -> {
              StructuralSchema known =
                  schema.properties().getOrDefault(field.getKey(), schema.additional());
              return field.getValue() == null && known != null && !known.nullable();
            });
    schema
        .properties()
        .forEach(
            (name, field) -> {
              if (field.defaultValue() != null && !fields.containsKey(name)) {
                fields.put(name, copy(field.defaultValue()));
              }
            });
    fields.forEach(
        (name, value) -> {
          StructuralSchema field = schema.properties().getOrDefault(name, schema.additional());
          if (field != null) {
            apply(value, field);
          }
        });
  }

  private static Object copy(Object value) {
    if (value instanceof Map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      Json.object(value).forEach((name, field) -> copy.put(name, copy(field)));
      return copy;
    }
    return value instanceof List<?> items
        ? new ArrayList<>(items.stream().map(Defaults::copy).toList())
        : value;
  }

  private Defaults() {}
}
