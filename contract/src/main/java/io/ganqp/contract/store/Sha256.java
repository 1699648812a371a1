package io.ganqp.contract.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 digests as 64 lower-case hexadecimal digits. */
public final class Sha256 {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER = 1 << 16;

  private Sha256() {}

  /** The digest of {@code content}. */
  public static String of(byte[] content) {
    return hex(algorithm().digest(content));
  }

  /** The digest of what is left in {@code in}, which stays open. */
  public static String of(InputStream in) throws IOException {
    MessageDigest digest = algorithm();
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return hex(digest.digest());
  }

  /** The digest of a file. */
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  /** Whether {@code text} is one, in the form that this class writes. */
  public static boolean isDigest(String text) {
    return text != null && DIGEST.matcher(text).matches();
  }

  /** Returns {@code digest} if it is one, in the form that this class writes. */
  public static String checked(String digest) {
    if (!isDigest(digest)) {
      throw new IllegalArgumentException(
          "sha256 must be 64 lower-case hexadecimal digits, not \"" + digest + "\"");
    }
    return digest;
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
