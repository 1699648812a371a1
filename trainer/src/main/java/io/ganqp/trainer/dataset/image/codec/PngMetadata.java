package io.ganqp.trainer.dataset.image.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Colour profile and orientation of a PNG file. Exif data stand in a chunk eXIf or, as ImageMagick
 * wrote them before there was one, in hexadecimal in a text of the name "Raw profile type exif" or
 * "APP1". What is damaged, or inflates to more than {@value #MOST_BYTES} bytes, counts as absent.
 */
final class PngMetadata {
  static final int MOST_BYTES = 4 << 20;

  // Possessive: what one part takes is not tried again as another's, or a long run of spaces would
  // take quadratic time.
  private static final Pattern RAW_PROFILE =
      Pattern.compile("\\s*+(?:exif|APP1|generic profile)\\s++\\d++\\s++([0-9a-fA-F\\s]*+)");

  private final PngChunks chunks;

  PngMetadata(PngChunks chunks) {
    this.chunks = chunks;
  }

  /** Of the chunk iCCP: a name, a zero, the method 0, then the deflated profile. */
  Optional<byte[]> profile() {
    ByteBuffer chunk = chunks.get("iCCP");
    skipText(chunk);
    return chunk.hasRemaining() && chunk.get() == 0 ? inflated(chunk) : Optional.empty();
  }

  int orientation() {
    byte[] exif = Bytes.of(chunks.get("eXIf"));
    if (exif.length > 0) {
      return ExifOrientation.of(exif);
    }
    return rawProfile(chunks.exifText()).map(ExifOrientation::of).orElse(ExifOrientation.UPRIGHT);
  }

  private static Optional<byte[]> rawProfile(ByteBuffer chunk) {
    skipText(chunk); // name
    return content(chunk)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .map(RAW_PROFILE::matcher)
        .filter(Matcher::matches)
        .map(profile -> profile.group(1).replaceAll("\\s", ""))
        .filter(hexadecimal -> hexadecimal.length() % 2 == 0)
        .map(HexFormat.of()::parseHex);
  }

  /** What follows the name of a text: the words, in the three forms that there are. */
  private static Optional<byte[]> content(ByteBuffer chunk) {
    if (chunk.remaining() < 2) {
      return Optional.empty();
    }
    int at = chunk.position();
    if (chunk.get(at) > 1) {
      return Optional.of(bounded(chunk)); // tEXt
    }
    boolean zlib = (chunk.get(at + 1) & 0x0f) == 8;
    if (zlib) {
      return inflated(chunk.position(at + 1)); // zTXt
    }
    boolean deflated = chunk.get(at) == 1;
    chunk.position(at + 2);
    skipText(chunk); // language
    skipText(chunk); // name in that language
    return deflated ? inflated(chunk) : Optional.of(bounded(chunk)); // iTXt
  }

  private static byte[] bounded(ByteBuffer chunk) {
    return Bytes.of(chunk.limit(Math.min(chunk.limit(), chunk.position() + MOST_BYTES)));
  }

  /** Passes over the characters up to the next zero, and over that. */
  private static void skipText(ByteBuffer chunk) {
    while (chunk.hasRemaining() && chunk.get() != 0) {
      // until the zero
    }
  }

  private static Optional<byte[]> inflated(ByteBuffer deflated) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      ByteBuffer whole = ByteBuffer.allocate(1 << 14);
      while (!inflater.finished()) {
        if (inflater.inflate(whole) == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          return Optional.empty();
        }
        if (!whole.hasRemaining()) {
          if (whole.capacity() >= MOST_BYTES) {
            return Optional.empty();
          }
          whole = ByteBuffer.allocate(2 * whole.capacity()).put(whole.flip());
        }
      }
      return Optional.of(Bytes.of(whole.flip()));
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
