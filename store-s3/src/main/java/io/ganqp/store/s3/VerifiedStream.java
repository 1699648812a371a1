package io.ganqp.store.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Hands bytes on, and at their end confirms their SHA-256. */
final class VerifiedStream extends FilterInputStream {

  private final MessageDigest digest = Digests.sha256();
  private final String expected;
  private final String place;
  private boolean confirmed;

  /**
   * @param expected lower-case hexadecimal; null: nothing to confirm
   * @param place where the bytes come from, for people
   */
  VerifiedStream(InputStream in, String expected, String place) {
    super(in);
    this.expected = expected;
    this.place = place;
  }

  /** The bytes are not those that were stored. */
  static final class MismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
      super(message);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (count > 0) {
      digest.update(buffer, offset, count);
    } else if (count < 0) {
      confirm();
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void confirm() throws IOException {
    if (expected == null || confirmed) {
      return;
    }
    String actual = HexFormat.of().formatHex(digest.digest());
    if (!actual.equals(expected)) {
      throw new MismatchException(
          place + " is damaged: its sha256 is " + actual + " instead of " + expected);
    }
    confirmed = true;
  }
}
