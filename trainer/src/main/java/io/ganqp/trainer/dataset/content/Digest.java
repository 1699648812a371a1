package io.ganqp.trainer.dataset.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of unambiguous fields. */
public final class Digest {
  private final MessageDigest sha256 = sha256();

  /** A SHA-256 that any Java has. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** SHA-256 of these bytes alone. */
  public static byte[] of(byte[] bytes) {
    return sha256().digest(bytes);
  }

  /** Adds a text, preceded by its length. */
  public Digest add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes, preceded by their number. */
  public Digest add(byte[] bytes) {
    add(bytes.length);
    sha256.update(bytes);
    return this;
  }

  /** Adds a number. */
  public Digest add(long number) {
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    return this;
  }

  /** Lower-case hexadecimal; ends this digest. */
  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
