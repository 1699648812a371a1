package io.ganqp.trainer.dataset.image.codec;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The first bytes that tell a format, as a regular expression over bytes taken for characters. */
final class Beginning {
  private static final int LONGEST = 16;

  private Beginning() {}

  static Pattern of(String expression) {
    return Pattern.compile(expression, Pattern.DOTALL);
  }

  static boolean fits(Pattern beginning, byte[] bytes) {
    int length = Math.min(LONGEST, bytes.length);
    String start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return beginning.matcher(start).lookingAt();
  }
}
