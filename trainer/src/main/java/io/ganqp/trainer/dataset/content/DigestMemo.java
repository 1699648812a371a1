package io.ganqp.trainer.dataset.content;

import io.ganqp.contract.store.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 by stamp, in a file. Layout, big-endian: magic "GQPSHA01"; per file the stamp (four
 * longs) and 32 bytes of SHA-256; SHA-256 of everything before. A damaged one is as good as none.
 */
final class DigestMemo {
  private static final Logger LOG = LoggerFactory.getLogger(DigestMemo.class);
  private static final long MAGIC = 0x4751505348413031L;
  private static final int SHA256_BYTES = 32;
  private static final int ENTRY_BYTES = FileStamp.BYTES + SHA256_BYTES;

  private final Path file;

  DigestMemo(Path file) {
    this.file = file;
  }

  Map<FileStamp, byte[]> read() {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return intact(bytes) ? parse(bytes) : Map.of();
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException e) {
      LOG.warn("{} can't be read ({}): the images are read instead", file, e.getMessage());
      return Map.of();
    }
  }

  /** Replaces the file; where it can't be written, the next run has to read the images again. */
  void write(Map<FileStamp, byte[]> digests) {
    ByteBuffer bytes =
        ByteBuffer.allocate(
            Math.addExact(
                Long.BYTES + SHA256_BYTES, Math.multiplyExact(digests.size(), ENTRY_BYTES)));
    bytes.putLong(MAGIC);
    digests.forEach(
        (stamp, sha256) ->
            bytes
                .putLong(stamp.inode())
                .putLong(stamp.bytes())
                .putLong(stamp.modifiedNanos())
                .putLong(stamp.changedNanos())
                .put(sha256));
    bytes.put(sha256(bytes.array()));
    try {
      AtomicFile.write(file, out -> out.write(bytes.array()));
    } catch (IOException e) {
      LOG.warn(
          "{} can't be written ({}): the next run reads all images to see whether they changed",
          file,
          e.getMessage());
    }
  }

  private static boolean intact(byte[] bytes) {
    int body = bytes.length - SHA256_BYTES;
    return body >= Long.BYTES
        && (body - Long.BYTES) % ENTRY_BYTES == 0
        && ByteBuffer.wrap(bytes).getLong() == MAGIC
        && MessageDigest.isEqual(sha256(bytes), Arrays.copyOfRange(bytes, body, bytes.length));
  }

  private static Map<FileStamp, byte[]> parse(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).position(Long.BYTES);
    Map<FileStamp, byte[]> digests = new HashMap<>();
    while (in.remaining() > SHA256_BYTES) {
      FileStamp stamp = new FileStamp(in.getLong(), in.getLong(), in.getLong(), in.getLong());
      byte[] sha256 = new byte[SHA256_BYTES];
      in.get(sha256);
      digests.put(stamp, sha256);
    }
    return digests;
  }

  /** Of all but the last 32 bytes. */
  private static byte[] sha256(byte[] bytes) {
    MessageDigest digest = Digest.sha256();
    digest.update(bytes, 0, bytes.length - SHA256_BYTES);
    return digest.digest();
  }
}
