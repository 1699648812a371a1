package io.ganqp.inference.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A PNG in memory, chunk by chunk (ISO/IEC 15948, section 5). */
final class PngChunks {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte EIGHT_BITS = 8;
  private static final byte TRUE_COLOUR = 2;
  private static final byte STANDARD = 0;

  /** Bytes of a chunk besides its content: length, type and CRC. */
  private static final int AROUND = 12;

  private static final int HEADER_LENGTH = 13;

  private final CRC32 crc = new CRC32();
  private final ByteBuffer file;

  /**
   * @param chunks how many follow the header, the end not counted
   * @param content bytes of all of them together
   */
  PngChunks(int chunks, int content) {
    int around = Math.multiplyExact(chunks + 2, AROUND);
    int size = Math.addExact(SIGNATURE.length + HEADER_LENGTH + around, content);
    file = ByteBuffer.allocate(size).put(SIGNATURE);
  }

  /** Eight bits of red, green and blue for each pixel, not interlaced. */
  void header(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH);
    header.putInt(width).putInt(height).put(EIGHT_BITS).put(TRUE_COLOUR);
    add("IHDR", header.put(STANDARD).put(STANDARD).put(STANDARD).flip());
  }

  /**
   * Any chunk.
   *
   * @param type four letters
   * @param content its parts, each read to its end
   */
  void add(String type, ByteBuffer... content) {
    int start = file.position();
    file.putInt(0).put(type.getBytes(StandardCharsets.US_ASCII));
    for (ByteBuffer part : content) {
      file.put(part);
    }
    int typed = file.position() - start - Integer.BYTES;
    file.putInt(start, typed - Integer.BYTES);
    crc.reset();
    crc.update(file.array(), start + Integer.BYTES, typed);
    file.putInt((int) crc.getValue());
  }

  /** The file; it has as many bytes as was said. */
  byte[] end() {
    add("IEND");
    if (file.hasRemaining()) {
      throw new IllegalStateException(file.remaining() + " bytes of the PNG are missing");
    }
    return file.array();
  }
}
