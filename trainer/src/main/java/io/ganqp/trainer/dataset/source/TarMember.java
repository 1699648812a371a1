package io.ganqp.trainer.dataset.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * What a tar says of one of its members.
 *
 * @param number from 0 in the order of the archive
 * @param name decoded and normal
 * @param header everything else
 */
record TarMember(long number, String name, TarArchiveEntry header) {

  static TarMember of(long number, TarArchiveEntry header) {
    return new TarMember(number, EntryName.normal(decoded(header.getName())), header);
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

  /** The file that a link means; empty for what lies outside of the archive. */
  Optional<String> target() {
    String target = decoded(header.getLinkName());
    return header.isLink()
        ? Optional.of(EntryName.normal(target))
        : EntryName.resolve(name, target);
  }

  /** Bytes of its content. */
  long bytes() {
    return Math.max(0, header.isSparse() ? header.getRealSize() : header.getSize());
  }

  private boolean isLabel() {
    return header.getLinkFlag() == 'V';
  }

  /** Headers are read as one character a byte, since nothing says what they are. */
  private static String decoded(String name) {
    if (name.chars().allMatch(character -> character < 0x80)
        || name.chars().anyMatch(c -> c > 0xff)) {
      return name;
    }
    return EntryName.decode(
        name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
  }
}
