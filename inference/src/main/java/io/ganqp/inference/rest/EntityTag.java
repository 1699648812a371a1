package io.ganqp.inference.rest;

import java.util.HexFormat;

/**
 * Strong entity tags (RFC 9110, section 8.8.3). An image is a pure function of the model's digest,
 * what is shown, ψ and the rendering; so is its tag, and no image is needed to know it.
 */
final class EntityTag {
  /** Raised when the same request would give other bytes: another encoder, another seed to z. */
  private static final String GENERATION = "1";

  private static final int DIGEST_DIGITS = 32;

  private EntityTag() {}

  /**
   * The tag, in quotes.
   *
   * @param subject what is shown: seeds and their arrangement
   */
  static String of(String sha256, String subject, float truncation, Rendering rendering) {
    return "\""
        + String.join(
            "-",
            GENERATION,
            sha256.substring(0, DIGEST_DIGITS),
            subject,
            HexFormat.of().toHexDigits(Float.floatToIntBits(truncation)),
            rendering.tag())
        + "\"";
  }

  /** Whether an If-None-Match header, empty if there was none, names the tag. */
  static boolean matches(String ifNoneMatch, String tag) {
    if (ifNoneMatch.strip().equals("*")) {
      return true;
    }
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String stripped = candidate.strip();
      // The comparison is the weak one: W/ does not count.
      if ((stripped.startsWith("W/") ? stripped.substring(2) : stripped).equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
