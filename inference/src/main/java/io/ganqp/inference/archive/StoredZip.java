package io.ganqp.inference.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip part by part, whose files are stored as they are. The same files give the same bytes. One
 * thread at a time.
 */
final class StoredZip {
  /** The earliest that a zip knows. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(part);

  StoredZip() {
    zip.setMethod(ZipOutputStream.STORED);
  }

  /** The part with one more file. */
  byte[] entry(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    try {
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
      return take();
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be written", e);
    }
  }

  /** The last part, without which it is no zip. */
  byte[] end() {
    try {
      zip.close();
      return take();
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be written", e);
    }
  }

  private byte[] take() {
    byte[] bytes = part.toByteArray();
    part.reset();
    return bytes;
  }
}
