package io.ganqp.trainer.dataset.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a tar archive whose headers are too long: they are read into memory, and may claim to be of
 * any length, which costs nothing where the archive is compressed.
 */
final class BoundedHeader extends FilterInputStream {
  private long left = Long.MAX_VALUE;
  private long position;
  private long positionAtMark;
  private long leftAtMark = Long.MAX_VALUE;

  BoundedHeader(InputStream in) {
    super(in);
  }

  /** Lets that many bytes be read from here on. */
  void allow(long bytes) {
    left = bytes;
  }

  /** Bytes read or skipped so far. */
  long position() {
    return position;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(bytes);
    count(skipped);
    return skipped;
  }

  @Override
  public synchronized void mark(int limit) {
    in.mark(limit);
    leftAtMark = left;
    positionAtMark = position;
  }

  @Override
  public synchronized void reset() throws IOException {
    in.reset();
    left = leftAtMark;
    position = positionAtMark;
  }

  private void count(long bytes) throws IOException {
    position += bytes;
    left -= bytes;
    if (left < 0) {
      throw new IOException("a header is too long");
    }
  }
}
