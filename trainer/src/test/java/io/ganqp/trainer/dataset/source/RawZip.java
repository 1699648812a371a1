package io.ganqp.trainer.dataset.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A zip written byte by byte, with whatever names, flags and checksums; its files are stored. */
final class RawZip {
  private final ByteArrayOutputStream files = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int count;

  RawZip add(byte[] name, byte[] content) {
    return add(name, content, 0, 0, crc(content), content.length);
  }

  /** With what the archive is to say of the file. */
  RawZip add(byte[] name, byte[] content, int flags, int method, long crc, int size) {
    int offset = files.size();
    files.writeBytes(
        record(30, 0x04034b50)
            .putShort(4, (short) 20)
            .putShort(6, (short) flags)
            .putShort(8, (short) method)
            .putInt(14, (int) crc)
            .putInt(18, content.length)
            .putInt(22, size)
            .putShort(26, (short) name.length)
            .array());
    files.writeBytes(name);
    files.writeBytes(content);
    directory.writeBytes(
        record(46, 0x02014b50)
            .putShort(6, (short) 20)
            .putShort(8, (short) flags)
            .putShort(10, (short) method)
            .putInt(16, (int) crc)
            .putInt(20, content.length)
            .putInt(24, size)
            .putShort(28, (short) name.length)
            .putInt(42, offset)
            .array());
    directory.writeBytes(name);
    count++;
    return this;
  }

  byte[] bytes(String comment) {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    zip.writeBytes(files.toByteArray());
    zip.writeBytes(directory.toByteArray());
    zip.writeBytes(
        record(22, 0x06054b50)
            .putShort(8, (short) count)
            .putShort(10, (short) count)
            .putInt(12, directory.size())
            .putInt(16, files.size())
            .putShort(20, (short) comment.length())
            .array());
    zip.writeBytes(comment.getBytes(StandardCharsets.US_ASCII));
    return zip.toByteArray();
  }

  byte[] bytes() {
    return bytes("");
  }

  static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private static ByteBuffer record(int length, int signature) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(0, signature);
  }
}
