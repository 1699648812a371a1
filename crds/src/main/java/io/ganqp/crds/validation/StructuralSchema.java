package io.ganqp.crds.validation;

import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a CRD's structural schema, as far as the CRDs of this project use it.
 *
 * @param type {@code object}, {@code array}, {@code string}, {@code integer}, {@code number} or
 *     {@code boolean}; null where any value may stand or {@code intOrString} is set
 * @param additional schema of the values of a map; null for an object with fixed fields
 * @param size length of a string, number of items or of fields, after the type
 */
record StructuralSchema(
    String type,
    boolean nullable,
    boolean intOrString,
    String description,
    Object defaultValue,
    Map<String, StructuralSchema> properties,
    StructuralSchema additional,
    StructuralSchema items,
    List<String> required,
    List<Object> allowed,
    Range range,
    Size size,
    Pattern pattern,
    List<Rule> rules) {

  /** Bounds of a number; null where there is none. */
  record Range(Double minimum, boolean openMinimum, Double maximum, boolean openMaximum) {}

  /** Bounds of a count; null where there is none. */
  record Size(Long minimum, Long maximum) {}

  /**
   * A CEL rule.
   *
   * @param fieldPath the field that the message is about, below the node, with a leading dot; empty
   *     for the node itself
   */
  record Rule(String expression, String message, String fieldPath) {

    /** Whether the rule compares with the former object, and is skipped where there is none. */
    boolean isTransition() {
      return expression.contains("oldSelf");
    }
  }

  static StructuralSchema of(Map<String, Object> json) {
    String type = (String) json.get("type");
    return new StructuralSchema(
        type,
        Boolean.TRUE.equals(json.get("nullable")),
        Boolean.TRUE.equals(json.get("x-kubernetes-int-or-string")),
        (String) json.getOrDefault("description", ""),
        json.get("default"),
        properties(json),
        json.get("additionalProperties") == null ? null : of(map(json, "additionalProperties")),
        json.get("items") == null ? null : of(map(json, "items")),
        list(json, "required").stream().map(String.class::cast).toList(),
        list(json, "enum"),
        new Range(
            real(json.get("minimum")),
            Boolean.TRUE.equals(json.get("exclusiveMinimum")),
            real(json.get("maximum")),
            Boolean.TRUE.equals(json.get("exclusiveMaximum"))),
        size(json, type == null ? "" : type),
        json.get("pattern") == null ? null : Pattern.compile((String) json.get("pattern")),
        list(json, "x-kubernetes-validations").stream()
            .map(rule -> rule(Json.object(rule)))
            .toList());
  }

  private static Map<String, StructuralSchema> properties(Map<String, Object> json) {
    Map<String, StructuralSchema> properties = new LinkedHashMap<>();
    map(json, "properties")
        .forEach((name, schema) -> properties.put(name, of(Json.object(schema))));
    return properties;
  }

  private static Size size(Map<String, Object> json, String type) {
    String suffix =
        switch (type) {
          case "string" -> "Length";
          case "array" -> "Items";
          default -> "Properties";
        };
    return new Size((Long) json.get("min" + suffix), (Long) json.get("max" + suffix));
  }

  private static Rule rule(Map<String, Object> json) {
    return new Rule(
        (String) json.get("rule"),
        (String) json.getOrDefault("message", "failed rule: " + json.get("rule")),
        (String) json.getOrDefault("fieldPath", ""));
  }

  private static Double real(Object number) {
    return number == null ? null : ((Number) number).doubleValue();
  }

  private static Map<String, Object> map(Map<String, Object> json, String key) {
    return Json.object(json.getOrDefault(key, Map.of()));
  }

  private static List<Object> list(Map<String, Object> json, String key) {
    return List.copyOf((List<?>) json.getOrDefault(key, List.of()));
  }
}
