package io.ganqp.trainer.dataset.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.CRC32;

/** Fails at the end of a file that isn't what its archive's directory says. */
final class ChecksumStream extends FilterInputStream {
  private final long expectedBytes;
  private final long expectedCrc;
  private final CRC32 crc = new CRC32();
  private long bytes;

  ChecksumStream(InputStream in, long expectedBytes, long expectedCrc) {
    super(in);
    this.expectedBytes = expectedBytes;
    this.expectedCrc = expectedCrc;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read >= 0) {
      bytes += read;
      crc.update(buffer, offset, read);
    } else {
      check();
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void check() throws DamagedEntryException {
    if (bytes != expectedBytes) {
      throw new DamagedEntryException(
          String.format(Locale.ROOT, "%d bytes, and the archive says %d", bytes, expectedBytes));
    }
    if (crc.getValue() != expectedCrc) {
      throw new DamagedEntryException(
          String.format(
              Locale.ROOT,
              "its CRC-32 is %08x, and the archive says %08x",
              crc.getValue(),
              expectedCrc));
    }
  }
}
