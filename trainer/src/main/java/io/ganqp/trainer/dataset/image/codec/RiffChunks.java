package io.ganqp.trainer.dataset.image.codec;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The chunks of a WebP file's container, or of one of its chunks that holds others: the first of
 * each type that counts, for a file may hold millions of others.
 *
 * @param chunks by their four characters, little-endian
 */
record RiffChunks(Map<String, ByteBuffer> chunks) {
  static final int HEADER_BYTES = 8;

  private static final Set<String> KEPT =
      Set.of("VP8X", "ANMF", "ALPH", "VP8 ", "VP8L", "ICCP", "EXIF");

  /** Reads from the position to the limit. */
  static RiffChunks of(ByteBuffer container) throws EOFException {
    Map<String, ByteBuffer> chunks = new HashMap<>();
    ByteBuffer rest = container.slice().order(ByteOrder.LITTLE_ENDIAN);
    while (rest.remaining() >= HEADER_BYTES) {
      byte[] type = new byte[4];
      rest.get(type);
      String name = new String(type, StandardCharsets.ISO_8859_1);
      long length = Integer.toUnsignedLong(rest.getInt());
      if (length > rest.remaining()) {
        throw new EOFException(
            "chunk " + name + " has " + rest.remaining() + " of its " + length + " bytes");
      }
      if (KEPT.contains(name)) {
        chunks.putIfAbsent(name, slice(rest, rest.position(), (int) length));
      }
      rest.position((int) Math.min(rest.limit(), rest.position() + length + length % 2));
    }
    return new RiffChunks(chunks);
  }

  private static ByteBuffer slice(ByteBuffer buffer, int start, int length) {
    return buffer.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The first chunk of a type. */
  Optional<ByteBuffer> find(String type) {
    return Optional.ofNullable(chunks.get(type)).map(data -> slice(data, 0, data.limit()));
  }

  /** The first chunk of a type, as bytes. */
  Optional<byte[]> bytes(String type) {
    return find(type).map(Bytes::of);
  }
}
