package io.ganqp.operator.status;

import java.nio.charset.StandardCharsets;

/** Texts that have to fit. Pure; no character is cut in two. */
final class Shortened {

  private static final String ELLIPSIS = "…";

  private Shortened() {}

  /** The text, or as much of its beginning as fits with an ellipsis into so many bytes of UTF-8. */
  static String toBytes(String text, int most) {
    if (bytes(text) <= most) {
      return text;
    }
    int room = most - bytes(ELLIPSIS);
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      room -= bytes(Character.toString(character));
      if (room < 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
