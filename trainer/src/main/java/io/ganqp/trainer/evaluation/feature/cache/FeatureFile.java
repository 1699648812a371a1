package io.ganqp.trainer.evaluation.feature.cache;

import io.ganqp.contract.store.AtomicFile;
import io.ganqp.contract.store.Sha256;
import io.ganqp.trainer.evaluation.feature.Features;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Features in a file, big-endian: magic "GQPFEATS"; version, images and dimension (int each); the
 * key's SHA-256; the features (float32); SHA-256 of everything before. Both digests are in 64
 * hexadecimal digits.
 */
final class FeatureFile {

  private static final long MAGIC = 0x4751504645415453L;
  private static final int VERSION = 1;
  private static final int DIGITS = 64;
  private static final int HEADER_BYTES = Long.BYTES + 3 * Integer.BYTES + DIGITS;

  private FeatureFile() {}

  static void write(Path file, FeatureKey key, Features features) throws IOException {
    byte[] content = new byte[size(key) - DIGITS];
    ByteBuffer buffer = ByteBuffer.wrap(content).put(header(key));
    buffer.asFloatBuffer().put(features.values());
    byte[] sha256 = digits(Sha256.of(content));
    AtomicFile.write(
        file,
        out -> {
          out.write(content);
          out.write(sha256);
        });
  }

  /**
   * Reads features after checking all of the file.
   *
   * @throws DamagedFeaturesException if it isn't what was written for {@code key}
   */
  static Features read(Path file, FeatureKey key) throws IOException {
    if (Files.size(file) != size(key)) {
      throw new DamagedFeaturesException(
          "it is %d bytes long and not %d".formatted(Files.size(file), size(key)));
    }
    byte[] all = Files.readAllBytes(file);
    byte[] content = Arrays.copyOf(all, size(key) - DIGITS);
    byte[] sha256 = Arrays.copyOfRange(all, content.length, all.length);
    if (!Arrays.equals(sha256, digits(Sha256.of(content)))) {
      throw new DamagedFeaturesException("its SHA-256 is not the one at its end");
    }
    if (!Arrays.equals(Arrays.copyOf(content, HEADER_BYTES), header(key))) {
      throw new DamagedFeaturesException("its header is that of other features");
    }
    FloatBuffer buffer =
        ByteBuffer.wrap(content, HEADER_BYTES, content.length - HEADER_BYTES).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return new Features(key.dimension(), values);
  }

  private static int size(FeatureKey key) {
    int values = Math.multiplyExact(key.count(), key.dimension());
    return Math.addExact(HEADER_BYTES + DIGITS, Math.multiplyExact(values, Float.BYTES));
  }

  private static byte[] header(FeatureKey key) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putLong(MAGIC)
        .putInt(VERSION)
        .putInt(key.count())
        .putInt(key.dimension())
        .put(digits(key.digest()))
        .array();
  }

  private static byte[] digits(String digest) {
    return digest.getBytes(StandardCharsets.US_ASCII);
  }
}
