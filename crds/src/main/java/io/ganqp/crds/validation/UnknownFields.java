package io.ganqp.crds.validation;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reports and removes fields that the schema does not know, as strict field validation does. */
final class UnknownFields {

  private final FieldErrors errors;

  UnknownFields(FieldErrors errors) {
    this.errors = errors;
  }

  void prune(String path, Object value, StructuralSchema schema) {
    if (value instanceof Map && (schema.type() == null || schema.type().equals("object"))) {
      pruneFields(path, Json.object(value), schema);
    } else if (value instanceof List<?> items && schema.items() != null) {
      for (int i = 0; i < items.size(); i++) {
        prune("%s[%d]".formatted(path, i), items.get(i), schema.items());
      }
    }
  }

  private void pruneFields(String path, Map<String, Object> fields, StructuralSchema schema) {
    Iterator<Map.Entry<String, Object>> iterator = fields.entrySet().iterator();
    while (iterator.hasNext()) {
      Map.Entry<String, Object> field = iterator.next();
      StructuralSchema known =
          schema.properties().getOrDefault(field.getKey(), schema.additional());
      String child = SchemaCheck.child(path, field.getKey());
      if (known == null) {
        errors.unknownField(child, field.getValue(), remedy(field.getKey(), schema));
        iterator.remove();
      } else {
        prune(child, field.getValue(), known);
      }
    }
  }

  private static String remedy(String name, StructuralSchema schema) {
    String nearest = NearestName.of(name, schema.properties().keySet());
    return nearest.isEmpty()
        ? "remove it; known here: " + String.join(", ", schema.properties().keySet())
        : "did you mean " + nearest + "?";
  }
}
