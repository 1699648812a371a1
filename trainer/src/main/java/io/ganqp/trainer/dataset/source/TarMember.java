package io.ganqp.trainer.dataset.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * What a tar says of one of its members.
 *
 * @param number from 0 in the order of the archive
 * @param name decoded and normal
 * @param header everything else
 */
record TarMember(long number, String name, TarArchiveEntry header) {
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;

  static TarMember of(long number, TarArchiveEntry header) {
    return new TarMember(number, name(header.getName()), header);
  }

  /** Whether it is no file at all. */
  boolean isPassedOver() {
    return header.isDirectory() || isLabel() || name.isEmpty() || EntryFilter.isHidden(name);
  }

  boolean isLink() {
    return header.isLink() || header.isSymbolicLink();
  }

  /** Whether the header is what was written. */
  boolean isIntact() {
    return header.isCheckSumOK();
  }

  boolean isContent() {
    return header.isFile() && !isLink() && !isLabel();
  }

  /** Bytes of its content. */
  long bytes() {
    return Math.max(0, header.isSparse() ? header.getRealSize() : header.getSize());
  }

  private boolean isLabel() {
    return header.getLinkFlag() == 'V';
  }

  /** A normal name; headers are read as one character a byte, since nothing says what they are. */
  static String name(String read) {
    return isBytes(read) ? EntryName.of(bytes(read), LATIN) : EntryName.normal(read);
  }

  /** What a symbolic link says, which may begin with {@code ..}. */
  static String text(String read) {
    return isBytes(read) ? EntryName.decode(bytes(read), LATIN) : read;
  }

  private static byte[] bytes(String read) {
    return read.getBytes(LATIN);
  }

  private static boolean isBytes(String read) {
    return read.chars().anyMatch(c -> c >= 0x80) && read.chars().allMatch(c -> c <= 0xff);
  }
}
