package io.ganqp.trainer.dataset.image.codec;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.TreeMap;

/** An ICC profile in numbered parts, as JPEG files carry it (ICC.1:2022, B.4). */
final class IccParts {
  private static final int HEADER_BYTES = 2;

  private final TreeMap<Integer, byte[]> parts = new TreeMap<>();
  private int count;

  /**
   * Adds a part; of two with the same number, the first counts.
   *
   * @param part its number from 1, how many there are, and its bytes of the profile
   */
  void add(byte[] part) {
    if (part.length > HEADER_BYTES) {
      count = part[1] & 0xff;
      parts.putIfAbsent(part[0] & 0xff, part);
    }
  }

  /** The profile, if all of its parts are there. */
  Optional<byte[]> joined() {
    if (parts.isEmpty()
        || parts.size() != count
        || parts.firstKey() != 1
        || parts.lastKey() != count) {
      return Optional.empty();
    }
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    parts.values().forEach(part -> profile.write(part, HEADER_BYTES, part.length - HEADER_BYTES));
    return Optional.of(profile.toByteArray());
  }
}
