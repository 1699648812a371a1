package io.ganqp.trainer.dataset;

import io.ganqp.contract.fuzz.DamagedReads;
import io.ganqp.trainer.dataset.content.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whatever befell what is kept of a data set, it is what was written, or it is refused. */
class DamagedPackedFilesTest extends PackedImagesTest {
  private static final int SHA256_BYTES = 32;

  @Test
  void packed() throws Exception {
    new DamagedReads<>(
            packedImages(),
            bytes -> content(Files.write(cacheFile(), bytes)),
            DamagedCacheException.class,
            "")
        .readTheSameOrRefuse(150);
  }

  /** Beneath the digest: what reads the index doesn't take it at its word. */
  @Test
  void packedWithADigestThatFits() throws Exception {
    new DamagedReads<>(
            packedImages(),
            bytes -> content(Files.write(cacheFile(), withDigest(bytes))),
            DamagedCacheException.class,
            "")
        .readOrRefuse(300);
  }

  @Test
  void listed() throws Exception {
    packedImages();
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    open(folder(), 0, 1).images().write(list);

    new DamagedReads<>(
            list.toByteArray(),
            bytes -> ImageList.read(new ByteArrayInputStream(bytes)).digest(),
            IOException.class,
            "")
        .readOrRefuse(300);
  }

  private byte[] packedImages() throws IOException {
    addImages(3);
    files.put("notes.txt", NOTES);
    open(folder(), 0, 1);
    return Files.readAllBytes(cacheFile());
  }

  private static String content(Path file) throws IOException {
    PackedFile packed = PackedFile.open(file, 8);
    StringBuilder content = new StringBuilder(packed.index().toString());
    byte[] samples = new byte[3 * 8 * 8];
    for (int i = 0; i < packed.index().size(); i++) {
      packed.read(i, samples);
      content.append(Arrays.toString(samples));
    }
    return content.toString();
  }

  private static byte[] withDigest(byte[] bytes) {
    int body = Math.max(0, bytes.length - SHA256_BYTES);
    byte[] fitting = Arrays.copyOf(bytes, body + SHA256_BYTES);
    byte[] sha256 = Digest.of(Arrays.copyOf(bytes, body));
    System.arraycopy(sha256, 0, fitting, body, SHA256_BYTES);
    return fitting;
  }
}
