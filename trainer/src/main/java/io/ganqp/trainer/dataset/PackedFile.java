package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.content.Digest;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * A cache of prepared images, memory-mapped. Layout, big-endian: magic "GQPFACES", version and
 * resolution (int each); per image 3 · resolution² samples (uint8, CHW); the index; its length
 * (long); SHA-256 of everything before.
 */
final class PackedFile {
  private static final long MAGIC = 0x4751504641434553L;

  /** Raised too when images are prepared otherwise: the key of a file covers it. */
  static final int VERSION = 2;

  private static final int HEADER_BYTES = 16;
  private static final int SHA256_BYTES = 32;
  private static final int FOOTER_BYTES = Long.BYTES + SHA256_BYTES;
  private static final int BUFFER_BYTES = 1 << 20;
  private static final long CHUNK_BYTES = 1L << 30;

  private final int imageBytes;
  private final int imagesPerChunk;
  private final MappedByteBuffer[] chunks;
  private final PackedIndex index;

  private PackedFile(FileChannel channel, int resolution, PackedIndex index) throws IOException {
    this.imageBytes = 3 * resolution * resolution;
    this.imagesPerChunk = (int) Math.max(1, CHUNK_BYTES / imageBytes);
    this.index = index;
    int images = index.images().size();
    this.chunks = new MappedByteBuffer[(images + imagesPerChunk - 1) / imagesPerChunk];
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      int first = chunk * imagesPerChunk;
      long size = (long) Math.min(imagesPerChunk, images - first) * imageBytes;
      long offset = HEADER_BYTES + (long) first * imageBytes;
      chunks[chunk] = channel.map(FileChannel.MapMode.READ_ONLY, offset, size);
    }
  }

  static ByteBuffer header(int resolution) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putLong(MAGIC)
        .putInt(VERSION)
        .putInt(resolution)
        .flip();
  }

  /**
   * Maps a cache after checking all of it.
   *
   * @throws DamagedCacheException if it isn't what was written
   */
  static PackedFile open(Path file, int resolution) throws IOException {
    verify(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (!read(channel, 0, HEADER_BYTES).equals(header(resolution))) {
        throw new DamagedCacheException("its header is of another kind or version");
      }
      long indexEnd = channel.size() - FOOTER_BYTES;
      long indexBytes = read(channel, indexEnd, Long.BYTES).getLong();
      if (indexBytes < 0 || indexBytes > indexEnd - HEADER_BYTES) {
        throw new DamagedCacheException("its index has an impossible length of " + indexBytes);
      }
      byte[] bytes = read(channel, indexEnd - indexBytes, Math.toIntExact(indexBytes)).array();
      PackedIndex index = index(bytes);
      if (indexEnd - indexBytes - HEADER_BYTES != 3L * resolution * resolution * index.size()) {
        throw new DamagedCacheException("its samples are not those of " + index.size() + " images");
      }
      return new PackedFile(channel, resolution, index);
    }
  }

  private static PackedIndex index(byte[] bytes) throws IOException {
    try {
      return PackedIndex.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (EOFException e) {
      throw new DamagedCacheException("its index ends early");
    } catch (IllegalArgumentException e) {
      throw new DamagedCacheException("its index is damaged: " + e.getMessage());
    }
  }

  PackedIndex index() {
    return index;
  }

  /** Copies one image, [3 · resolution²]. Thread-safe. */
  void read(int image, byte[] target) {
    int offset = image % imagesPerChunk * imageBytes;
    chunks[image / imagesPerChunk].get(offset, target, 0, imageBytes);
  }

  private static void verify(Path file) throws IOException {
    MessageDigest digest = Digest.sha256();
    long size = Files.size(file);
    if (size < HEADER_BYTES + FOOTER_BYTES) {
      throw new DamagedCacheException("it is only " + size + " bytes long");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (long left = size - SHA256_BYTES; left > 0; ) {
        int read = stream.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
        if (read == 0) {
          throw new DamagedCacheException("it ends early");
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
      if (!MessageDigest.isEqual(digest.digest(), stream.readNBytes(SHA256_BYTES))) {
        throw new DamagedCacheException("its SHA-256 is not the one at its end");
      }
    }
  }

  private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new DamagedCacheException("it ends early");
      }
    }
    return bytes.flip();
  }
}
