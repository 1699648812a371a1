package io.ganqp.inference.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The header fields of a request, by name in lower case. */
final class HeaderFields {
  private static final int MOST = 100;

  private final Map<String, List<String>> values = new HashMap<>();

  /**
   * Takes the lines after the first.
   *
   * @throws RefusedException for one that RFC 9112, section 5, does not allow
   */
  HeaderFields(List<String> lines) throws RefusedException {
    if (lines.size() > MOST) {
      throw new RefusedException(
          Refusal.closing(431, "There are more than %d header fields.".formatted(MOST)));
    }
    for (String line : lines) {
      add(line);
    }
  }

  /** Of every field of that name. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  private void add(String line) throws RefusedException {
    int colon = line.indexOf(':');
    // Also of a line that goes on with the one before, and of a space before the colon.
    if (colon < 0 || !Tokens.isToken(line.substring(0, colon))) {
      throw new RefusedException(
          Refusal.closing(400, "A header line is not a name, a colon and a value."));
    }
    String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
    String value = Tokens.trim(line.substring(colon + 1));
    if (!Tokens.isFieldValue(value)) {
      throw new RefusedException(
          Refusal.closing(400, "A header field has a control character in its value."));
    }
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }
}
