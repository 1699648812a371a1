package io.ganqp.crds.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills in what a schema borrows from another: where it says {@code likeTraining: spec.objective},
 * that part of the other stands, but for the fields under {@code without}.
 *
 * @param lender the schema that is borrowed from
 */
record SchemaReferences(Map<String, Object> lender) {

  private static final String REFERENCE = "likeTraining";
  private static final String WITHOUT = "without";
  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";

  /** A copy of {@code schema} that refers to nothing. */
  Map<String, Object> resolved(Map<String, Object> schema) {
    Map<String, Object> resolved = new LinkedHashMap<>();
    schema.forEach(
        (name, value) -> {
          if (name.equals(REFERENCE)) {
            part((String) value, Json.object(schema)).forEach(resolved::putIfAbsent);
          } else if (!name.equals(WITHOUT)) {
            resolved.put(name, value instanceof Map ? resolved(Json.object(value)) : value);
          }
        });
    return resolved;
  }

  private Map<String, Object> part(String path, Map<String, Object> reference) {
    Map<String, Object> part = lender;
    for (String field : path.split("\\.", -1)) {
      part = Json.object(Json.object(part.get(PROPERTIES)).get(field));
    }
    List<?> without = (List<?>) reference.getOrDefault(WITHOUT, List.of());
    Map<String, Object> copy = new LinkedHashMap<>(part);
    if (copy.get(PROPERTIES) != null) {
      Map<String, Object> properties = new LinkedHashMap<>(Json.object(copy.get(PROPERTIES)));
      properties.keySet().removeIf(without::contains);
      copy.put(PROPERTIES, properties);
    }
    if (copy.get(REQUIRED) instanceof List<?> required) {
      copy.put(REQUIRED, required.stream().filter(field -> !without.contains(field)).toList());
    }
    return copy;
  }
}
