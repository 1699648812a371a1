package io.ganqp.trainer.dataset.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of archives, and of compression, by their first bytes. */
enum ArchiveFormat {
  // Old ones have no magic number, but a checksum; the name of a first entry may look like another.
  TAR("tar", "ustar"),
  ZIP("zip", "PK\3\4"),
  EMPTY_ZIP("zip", "PK\5\6"),
  SPANNED_ZIP("zip", "PK\7\10"),
  GZIP("gzip", "\37\213"),
  BZIP2("bzip2", "BZh"),
  XZ("xz", "\3757zXZ\0"),
  ZSTANDARD("Zstandard", "\50\265\57\375"),
  LZ4("LZ4", "\4\42\115\30"),
  LZIP("lzip", "LZIP"),
  COMPRESS("compress", "\37\235"),
  SEVEN_ZIP("7z", "7z\274\257\47\34"),
  RAR("RAR", "Rar!\32\7");

  /** Bytes that {@link #of} needs. */
  static final int HEAD_BYTES = 512;

  private static final int TAR_MAGIC_OFFSET = 257;

  private final String text;
  private final String magic;

  ArchiveFormat(String text, String magic) {
    this.text = text;
    this.magic = magic;
  }

  static Optional<ArchiveFormat> of(byte[] head) {
    return Arrays.stream(values()).filter(format -> format.begins(head)).findFirst();
  }

  /** Its name, for people. */
  String text() {
    return text;
  }

  private boolean begins(byte[] head) {
    if (this != TAR) {
      return hasMagic(head, 0);
    }
    return hasMagic(head, TAR_MAGIC_OFFSET) || TarChecksum.isRight(Arrays.copyOf(head, HEAD_BYTES));
  }

  private boolean hasMagic(byte[] head, int offset) {
    return head.length >= offset + magic.length()
        && new String(head, offset, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
  }
}
