package io.ganqp.trainer.dataset.content;

import io.ganqp.contract.fuzz.DamagedReads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedDigestsTest {
  @TempDir Path folder;

  @Test
  void areNone() throws IOException {
    Path file = folder.resolve("digests");
    DigestMemo memo = new DigestMemo(file);
    memo.write(
        Map.of(
            new FileStamp(1, 2, 3, 4), Digest.of(new byte[] {1}),
            new FileStamp(5, 6, 7, 8), Digest.of(new byte[] {2})));

    new DamagedReads<>(
            Files.readAllBytes(file),
            bytes -> {
              Files.write(file, bytes);
              return texts(memo.read());
            },
            IOException.class,
            "")
        .readTheSameOrRefuse(300);
  }

  private static Map<String, String> texts(Map<FileStamp, byte[]> digests) throws IOException {
    if (digests.isEmpty()) {
      throw new IOException("none");
    }
    Map<String, String> texts = new TreeMap<>();
    digests.forEach((stamp, sha256) -> texts.put(stamp + "", HexFormat.of().formatHex(sha256)));
    return texts;
  }
}
