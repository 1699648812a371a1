package io.ganqp.trainer.dataset.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** PNG files that no editor writes, made from those that one does. */
final class TestPng {
  private static final int SIGNATURE_BYTES = 8;
  private static final int HEADER_END = 33;
  private static final int FRAME_BYTES = 12;

  private TestPng() {}

  /** A chunk with its checksum. */
  static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(FRAME_BYTES + data.length).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    return sealed(chunk.array(), 0);
  }

  /** With chunks behind the header. */
  static byte[] with(byte[] png, byte[]... chunks) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(png, 0, HEADER_END);
    for (byte[] chunk : chunks) {
      all.writeBytes(chunk);
    }
    all.write(png, HEADER_END, png.length - HEADER_END);
    return all.toByteArray();
  }

  /** With checksums that fit. */
  static byte[] sealed(byte[] png) {
    return sealed(png, SIGNATURE_BYTES);
  }

  private static byte[] sealed(byte[] png, int start) {
    ByteBuffer file = ByteBuffer.wrap(png.clone());
    int at = start;
    while (png.length - at >= FRAME_BYTES) {
      int length = file.getInt(at);
      if (length < 0 || length > png.length - at - FRAME_BYTES) {
        break;
      }
      CRC32 crc = new CRC32();
      crc.update(png, at + 4, 4 + length);
      file.putInt(at + 8 + length, (int) crc.getValue());
      at += FRAME_BYTES + length;
    }
    return file.array();
  }
}
