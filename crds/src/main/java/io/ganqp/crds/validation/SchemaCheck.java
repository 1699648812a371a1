package io.ganqp.crds.validation;

import io.ganqp.crds.validation.StructuralSchema.Range;
import io.ganqp.crds.validation.StructuralSchema.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Checks types, bounds, enumerations and required fields, as the API server's kube-openapi does. On
 * an update, what has not changed is not held against the document (ratcheting).
 */
final class SchemaCheck {

  private final FieldErrors errors;

  SchemaCheck(FieldErrors errors) {
    this.errors = errors;
  }

  /** Checks a value that is at a path; {@code old} is null where there is none to compare with. */
  void check(String path, Object value, Object old, StructuralSchema schema) {
    if (old != null && Objects.equals(value, old)) {
      return;
    }
    checkType(path, value, schema);
    if (value instanceof String text) {
      checkText(path, text, schema);
    }
    if (value instanceof Number number) {
      checkRange(path, number, schema);
    }
    if (!schema.allowed().isEmpty() && value != null && !schema.allowed().contains(value)) {
      String best = NearestName.of(String.valueOf(value), schema.allowed());
      errors.unsupported(
          path, value, schema.allowed(), best.isEmpty() ? "" : "did you mean " + best + "?");
    }
    if (value instanceof List<?> items) {
      checkItems(path, items, schema);
    }
    if (value instanceof Map) {
      checkFields(path, Json.object(value), old, schema);
    }
  }

  private void checkType(String path, Object value, StructuralSchema schema) {
    String actual = Json.typeOf(value);
    if (schema.intOrString()) {
      if (!actual.equals("integer") && !actual.equals("string")) {
        errors.wrongType(path, value, "integer,string", "put it into quotes");
      }
      return;
    }
    boolean fits =
        schema.type() == null
            || schema.type().equals(actual)
            || (value == null && schema.nullable())
            || (schema.type().equals("number") && actual.equals("integer"));
    if (!fits) {
      errors.wrongType(path, value, schema.type(), remedyFor(schema.type(), value));
    }
  }

  private static String remedyFor(String type, Object value) {
    return switch (type) {
      case "integer" ->
          value instanceof Double ? "write a whole number of 64 bits" : "write a whole number";
      case "number" -> "write a number, without quotes";
      case "boolean" -> "write true or false, without quotes";
      case "string" -> "write text, in quotes if it looks like something else";
      case "array" -> "write a list, each item after \"- \"";
      default -> "write fields, each as \"name: value\"";
    };
  }

  private void checkText(String path, String text, StructuralSchema schema) {
    if (!"string".equals(schema.type()) && !schema.intOrString()) {
      return;
    }
    long length = text.codePointCount(0, text.length());
    Size size = schema.size();
    if (size.maximum() != null && length > size.maximum()) {
      errors.tooLong(path, text, size.maximum());
    } else if (size.minimum() != null && length < size.minimum()) {
      String detail = "should be at least %d chars long".formatted(size.minimum());
      errors.refused(path, text, detail, schema.description());
    } else if (schema.pattern() != null && !schema.pattern().matcher(text).find()) {
      String detail = "should match '%s'".formatted(schema.pattern());
      errors.refused(path, text, detail, schema.description());
    }
  }

  private void checkRange(String path, Number number, StructuralSchema schema) {
    Range range = schema.range();
    double value = number.doubleValue();
    if (range.maximum() != null) {
      double maximum = bound(number, range.maximum());
      if (range.openMaximum() ? value >= maximum : value > maximum) {
        String relation = range.openMaximum() ? "less than " : "less than or equal to ";
        errors.refused(path, number, "should be " + relation + show(number, maximum), in(range));
      }
    }
    if (range.minimum() != null) {
      double minimum = bound(number, range.minimum());
      if (range.openMinimum() ? value <= minimum : value < minimum) {
        String relation = range.openMinimum() ? "greater than " : "greater than or equal to ";
        errors.refused(path, number, "should be " + relation + show(number, minimum), in(range));
      }
    }
  }

  /** The API server compares a whole number with the whole part of the bound. */
  private static double bound(Number number, double bound) {
    return number instanceof Long ? (long) bound : bound;
  }

  private static String show(Number number, double bound) {
    return number instanceof Long ? Long.toString((long) bound) : FieldErrors.show(bound);
  }

  private static String in(Range range) {
    if (range.minimum() == null || range.maximum() == null) {
      return "";
    }
    return "choose a value %s %s and %s %s"
        .formatted(
            range.openMinimum() ? "above" : "of at least",
            FieldErrors.show(range.minimum()),
            range.openMaximum() ? "below" : "at most",
            FieldErrors.show(range.maximum()));
  }

  private void checkItems(String path, List<?> items, StructuralSchema schema) {
    if (schema.items() == null) {
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      check("%s[%d]".formatted(path, i), items.get(i), null, schema.items());
    }
    if (schema.size().maximum() != null && items.size() > schema.size().maximum()) {
      errors.tooMany(path, items.size(), schema.size().maximum());
    }
    if (schema.size().minimum() != null && items.size() < schema.size().minimum()) {
      errors.refused(
          path,
          items,
          "should have at least %d items".formatted(schema.size().minimum()),
          "add some");
    }
  }

  private void checkFields(
      String path, Map<String, Object> fields, Object old, StructuralSchema schema) {
    if (schema.size().maximum() != null && fields.size() > schema.size().maximum()) {
      errors.tooMany(path, fields.size(), schema.size().maximum());
    }
    Map<String, Object> oldFields = old instanceof Map ? Json.object(old) : Map.of();
    fields.forEach(
        (name, value) -> {
          StructuralSchema field = schema.properties().getOrDefault(name, schema.additional());
          if (field != null) {
            check(child(path, name), value, oldFields.get(name), field);
          }
        });
    for (String name : schema.required()) {
      if (!fields.containsKey(name)) {
        StructuralSchema field = schema.properties().get(name);
        errors.required(child(path, name), field == null ? "" : field.description());
      }
    }
  }

  static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
