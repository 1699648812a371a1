package io.ganqp.trainer.dataset.image.codec;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chunks of a RIFF container, or of one of its chunks that holds others. */
record RiffChunks(List<Chunk> chunks) {
  static final int HEADER_BYTES = 8;

  /**
   * @param type four characters
   * @param data little-endian
   */
  record Chunk(String type, ByteBuffer data) {}

  /** Reads from the position to the limit. */
  static RiffChunks of(ByteBuffer container) throws EOFException {
    List<Chunk> chunks = new ArrayList<>();
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
      chunks.add(new Chunk(name, slice(rest, rest.position(), (int) length)));
      rest.position((int) Math.min(rest.limit(), rest.position() + length + length % 2));
    }
    return new RiffChunks(chunks);
  }

  private static ByteBuffer slice(ByteBuffer buffer, int start, int length) {
    return buffer.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The first chunk of a type. */
  Optional<ByteBuffer> find(String type) {
    return chunks.stream()
        .filter(chunk -> chunk.type.equals(type))
        .findFirst()
        .map(chunk -> slice(chunk.data, 0, chunk.data.limit()));
  }

  /** The first chunk of a type, as bytes. */
  Optional<byte[]> bytes(String type) {
    return find(type).map(Bytes::of);
  }
}
