package io.ganqp.trainer.dataset.source;

import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * A link in a tar, without the rest of its header: all of them are kept until the end.
 *
 * @param number from 0 in the order of the archive
 * @param name decoded and normal
 * @param target normal name of the file that it means; empty for what lies outside of the archive
 * @param hard whether it is to what was there before it
 */
record TarLink(long number, String name, Optional<String> target, boolean hard) {

  static TarLink of(TarMember link) {
    TarArchiveEntry header = link.header();
    String written = header.getLinkName();
    Optional<String> target =
        header.isLink()
            ? Optional.of(TarMember.name(written))
            : EntryName.resolve(link.name(), TarMember.text(written));
    return new TarLink(link.number(), link.name(), target, header.isLink());
  }
}
