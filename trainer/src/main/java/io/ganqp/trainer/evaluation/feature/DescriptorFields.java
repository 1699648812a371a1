package io.ganqp.trainer.evaluation.feature;

import io.ganqp.crds.validation.NearestName;
import io.ganqp.crds.validation.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields of a document, each read as what it should be. A wrong one is noted as a problem, and
 * reads as its default.
 */
final class DescriptorFields {

  private final Map<String, Object> fields;
  private final List<Problem> problems = new ArrayList<>();

  DescriptorFields(Map<String, Object> fields) {
    this.fields = fields;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  Object value(String field) {
    return fields.get(field);
  }

  /** Notes a problem with a field that is there. */
  void wrong(String field, String problem, String remedy) {
    Object value = fields.get(field);
    String shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    problems.add(
        new Problem(
            field, value, "%s: Invalid value: %s: %s".formatted(field, shown, problem), remedy));
  }

  /** Notes fields that nothing reads. */
  void known(List<String> names) {
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      if (!names.contains(field.getKey())) {
        problems.add(
            new Problem(
                field.getKey(),
                field.getValue(),
                "unknown field \"" + field.getKey() + "\"",
                nearest(field.getKey(), names)));
      }
    }
  }

  /** Notes a missing field, unless what is there was wrong. */
  <T> T required(String field, T value) {
    if (value == null && !fields.containsKey(field)) {
      problems.add(new Problem(field, null, field + ": Required value", "write " + field + ": …"));
    }
    return value;
  }

  /**
   * A text that matches {@code pattern}, or null.
   *
   * @param kind what such a text is, in words
   */
  String text(String field, String pattern, String kind, String remedy) {
    Object value = fields.get(field);
    if (value instanceof String text && text.matches(pattern)) {
      return text;
    }
    if (fields.containsKey(field)) {
      wrong(field, "must be " + kind, remedy);
    }
    return null;
  }

  /** An integer, or null. */
  Integer integer(String field, int minimum, int maximum) {
    if (isInteger(fields.get(field), minimum, maximum)) {
      return ((Number) fields.get(field)).intValue();
    }
    if (fields.containsKey(field)) {
      wrong(field, "must be a whole number from " + minimum + " to " + maximum, "");
    }
    return null;
  }

  /** Whether a value is an integer between two. */
  static boolean isInteger(Object value, int minimum, int maximum) {
    return (value instanceof Long || value instanceof Integer)
        && ((Number) value).longValue() >= minimum
        && ((Number) value).longValue() <= maximum;
  }

  /** So many finite numbers; one alone counts for all if {@code fallback} is of one number too. */
  List<Double> numbers(String field, int count, List<Double> fallback) {
    Object value = fields.get(field);
    if (value instanceof Number number && fallback.stream().distinct().count() == 1) {
      return Collections.nCopies(count, number.doubleValue());
    }
    if (value instanceof List<?> list
        && list.size() == count
        && list.stream().allMatch(n -> n instanceof Number x && Double.isFinite(x.doubleValue()))) {
      return list.stream().map(number -> ((Number) number).doubleValue()).toList();
    }
    if (fields.containsKey(field)) {
      wrong(field, "must be a list of " + count + " numbers", "such as " + fallback);
    }
    return fallback;
  }

  /** A constant, whatever the case it is written in. */
  <E extends Enum<E>> E choice(String field, E fallback) {
    if (!fields.containsKey(field)) {
      return fallback;
    }
    E[] constants = fallback.getDeclaringClass().getEnumConstants();
    for (E constant : constants) {
      if (constant.name().equalsIgnoreCase(String.valueOf(fields.get(field)))) {
        return constant;
      }
    }
    List<String> names = Arrays.stream(constants).map(DescriptorFields::written).toList();
    String written = String.valueOf(fields.get(field));
    wrong(field, "must be one of " + String.join(", ", names), nearest(written, names));
    return fallback;
  }

  /** Texts by names, both like {@code pattern}. */
  Map<String, String> names(String field, String pattern) {
    Map<String, String> names = new LinkedHashMap<>();
    if (!fields.containsKey(field)) {
      return names;
    }
    if (fields.get(field) instanceof Map<?, ?> map) {
      map.forEach((key, name) -> names.put(String.valueOf(key), String.valueOf(name)));
    }
    boolean right =
        fields.get(field) instanceof Map<?, ?> map
            && map.values().stream().allMatch(String.class::isInstance)
            && names.entrySet().stream()
                .allMatch(e -> e.getKey().matches(pattern) && e.getValue().matches(pattern));
    if (!right) {
      wrong(field, "must give names by names", "such as {frechet-distance: fid}");
    }
    return names;
  }

  private static String written(Enum<?> constant) {
    boolean shape = constant instanceof Layout;
    return shape ? constant.name() : constant.name().toLowerCase(Locale.ROOT);
  }

  private static String nearest(String written, Collection<String> names) {
    String nearest = NearestName.of(written, names);
    return nearest.isEmpty()
        ? "known here: " + String.join(", ", names)
        : "did you mean " + nearest + "?";
  }
}
