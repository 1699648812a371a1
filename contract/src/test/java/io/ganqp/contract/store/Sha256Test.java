package io.ganqp.contract.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

  /** The first example of FIPS 180-2, appendix B. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void digestsBytesStreamsAndFilesAlike(@TempDir Path folder) throws IOException {
    byte[] abc = "abc".getBytes(UTF_8);

    assertThat(Sha256.of(abc)).isEqualTo(ABC);
    assertThat(Sha256.of(new ByteArrayInputStream(abc))).isEqualTo(ABC);
    assertThat(Sha256.of(Files.write(folder.resolve("abc"), abc))).isEqualTo(ABC);
  }
}
