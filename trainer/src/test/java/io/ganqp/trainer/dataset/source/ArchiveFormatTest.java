package io.ganqp.trainer.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.junit.jupiter.api.Test;

class ArchiveFormatTest {
  private static final int MAGIC_OFFSET = 257;
  private static final int MAGIC_BYTES = 8;

  /** Long runs compress to zeros, where a tar has its checksum; one in 750 also adds up to 0. */
  @Test
  void aGzipWhoseBytesAddUpToNothingIsNoTar() throws Exception {
    byte[] gzip = new byte[ArchiveFormat.HEAD_BYTES];
    gzip[0] = 0x1f;
    gzip[1] = (byte) 0x8b;
    gzip[2] = 8;
    balance(gzip);

    assertThat(TarUtils.verifyCheckSum(gzip)).as("the library takes it for a tar").isTrue();
    assertThat(ArchiveFormat.of(gzip)).contains(ArchiveFormat.GZIP);
  }

  @Test
  void anOldTarIsToldByItsChecksumWhateverItsFirstName() throws Exception {
    byte[] header = oldHeader("PK\3\4.png");

    assertThat(ArchiveFormat.of(header)).contains(ArchiveFormat.TAR);

    header[0]++;
    assertThat(ArchiveFormat.of(header)).isEmpty();
  }

  /** Makes the signed sum of the bytes, with a field of spaces, 0. */
  private static void balance(byte[] record) {
    int sum = TarConstants.CHKSUMLEN * ' ';
    for (byte value : record) {
      sum += value;
    }
    for (int at = 200; sum != 0; at++) {
      int step = Math.max(-127, Math.min(127, -sum));
      record[at] = (byte) step;
      sum += step;
    }
  }

  private static byte[] oldHeader(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.putArchiveEntry(new TarArchiveEntry(name));
      tar.closeArchiveEntry();
    }
    byte[] header = Arrays.copyOf(bytes.toByteArray(), ArchiveFormat.HEAD_BYTES);
    Arrays.fill(header, MAGIC_OFFSET, MAGIC_OFFSET + MAGIC_BYTES, (byte) 0);
    int sum = TarConstants.CHKSUMLEN * ' ';
    for (int i = 0; i < header.length; i++) {
      sum += isChecksum(i) ? 0 : header[i] & 0xff;
    }
    TarUtils.formatCheckSumOctalBytes(
        sum, header, TarConstants.CHKSUM_OFFSET, TarConstants.CHKSUMLEN);
    return header;
  }

  private static boolean isChecksum(int offset) {
    return offset >= TarConstants.CHKSUM_OFFSET
        && offset < TarConstants.CHKSUM_OFFSET + TarConstants.CHKSUMLEN;
  }
}
