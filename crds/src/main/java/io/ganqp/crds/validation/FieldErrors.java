package io.ganqp.crds.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Collects what is wrong, in the words of Kubernetes' packages {@code field} and {@code
 * kube-openapi}.
 */
final class FieldErrors {

  private final List<Problem> problems = new ArrayList<>();
  private boolean blocking;

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Whether there is an error after which the API server does not evaluate CEL rules. */
  boolean blocking() {
    return blocking;
  }

  void unknownField(String path, Object value, String remedy) {
    problems.add(new Problem(path, value, "unknown field \"" + path + "\"", remedy));
  }

  void required(String path, String remedy) {
    blocking = true;
    problems.add(new Problem(path, null, path + ": Required value", remedy));
  }

  void unsupported(String path, Object value, List<Object> allowed, String remedy) {
    blocking = true;
    String values = allowed.stream().map(v -> quote("" + v)).collect(Collectors.joining(", "));
    problems.add(
        new Problem(
            path,
            value,
            "%s: Unsupported value: %s: supported values: %s".formatted(path, show(value), values),
            remedy));
  }

  void tooLong(String path, Object value, long maximum) {
    blocking = true;
    String message = "%s: Too long: may not be more than %d %s";
    String unit = maximum == 1 ? "byte" : "bytes";
    problems.add(new Problem(path, value, message.formatted(path, maximum, unit), "shorten it"));
  }

  void tooMany(String path, int count, long maximum) {
    blocking = true;
    String message = "%s: Too many: %d: must have at most %d %s";
    String unit = maximum == 1 ? "item" : "items";
    problems.add(
        new Problem(path, count, message.formatted(path, count, maximum, unit), "remove some"));
  }

  void wrongType(String path, Object value, String expected, String remedy) {
    blocking = true;
    String type = Json.typeOf(value);
    String detail = "%s in body must be of type %s: \"%s\"".formatted(path, expected, type);
    // The API server names the type alone; the value is for the person who has to find it.
    String found = isScalar(value) ? "it is %s: %s".formatted(show(value), remedy) : remedy;
    problems.add(
        new Problem(
            path, value, "%s: Invalid value: \"%s\": %s".formatted(path, type, detail), found));
  }

  /** A value that the schema refuses; the detail follows "in body". */
  void refused(String path, Object value, String detail, String remedy) {
    invalid(path, value, path + " in body " + detail, remedy);
  }

  void invalid(String path, Object value, String detail, String remedy) {
    String message = "%s: Invalid value: %s: %s".formatted(path, show(value), detail);
    problems.add(new Problem(path, value, message, remedy));
  }

  /**
   * A rule about a whole object, whose value the message leaves out.
   *
   * @param value what is at {@code path}, null if nothing is
   */
  void brokenRule(String path, Object value, String message) {
    String found = isScalar(value) ? "it is " + show(value) : "";
    problems.add(new Problem(path, value, path + ": Invalid value: " + message, found));
  }

  private static boolean isScalar(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  /** A value as Go prints it: text quoted, numbers in the shortest form, the rest as JSON. */
  static String show(Object value) {
    if (value instanceof String text) {
      return quote(text);
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(field -> quote("" + field.getKey()) + ":" + show(field.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(FieldErrors::show).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof Double number ? show(number.doubleValue()) : String.valueOf(value);
  }

  /** Go's {@code %v} of a float64. */
  static String show(double number) {
    BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (decimal.signum() == 0 || (exponent >= -4 && exponent < 6)) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    return (decimal.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> quoted.append(c < ' ' ? "\\x%02x".formatted((int) c) : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }
}
