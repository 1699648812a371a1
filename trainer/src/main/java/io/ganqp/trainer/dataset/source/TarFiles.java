package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.ImageDecoder;
import io.ganqp.trainer.dataset.image.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * The image files of a tar, and a note of its links. A file is in memory from when it is given
 * until it is decoded: whoever asks for the next has to mind how many wait.
 */
final class TarFiles {
  /** The longest path that Linux takes. */
  private static final int LONGEST_NAME = 4096;

  private final TarReader tar;
  private final ImageDecoder decoder;
  private final TarLinks links;
  private boolean lastWasDamaged;

  TarFiles(TarReader tar, ImageDecoder decoder, TarLinks links) {
    this.tar = tar;
    this.decoder = decoder;
    this.links = links;
  }

  /** The next file that isn't hidden, its bytes already read; empty at the end. */
  Optional<ImageEntry> next() throws IOException {
    for (Optional<TarMember> member = tar.next(); member.isPresent(); member = tar.next()) {
      if (isDamaged(member.get())) {
        return Optional.of(damaged(member.get()));
      }
      if (!member.get().isPassedOver()) {
        if (!member.get().isLink()) {
          return Optional.of(image(member.get()));
        }
        Optional<ImageEntry> unusable = unusableLink(member.get());
        if (unusable.isPresent()) {
          return unusable;
        }
        links.add(TarLink.of(member.get()));
      }
    }
    return Optional.empty();
  }

  /** What follows a damaged header may be anything: after two of them it surely isn't a header. */
  private boolean isDamaged(TarMember member) throws IOException {
    boolean damaged = !member.isIntact();
    if (damaged && member.number() == 0) {
      throw new IOException("it holds no tar: the checksum of its first header is wrong");
    }
    if (damaged && lastWasDamaged) {
      throw new IOException("damaged headers one after the other, at file " + member.number());
    }
    lastWasDamaged = damaged;
    return damaged;
  }

  private static ImageEntry damaged(TarMember member) {
    return new UnusableEntry(
        shortened(member.name()), RejectReason.BROKEN, "the checksum of its header is wrong");
  }

  /** Links are kept, so that what they say must be bounded. */
  private static Optional<ImageEntry> unusableLink(TarMember link) {
    if (link.name().length() > LONGEST_NAME) {
      return Optional.of(nameTooLong(link));
    }
    int target = link.header().getLinkName().length();
    return target <= LONGEST_NAME
        ? Optional.empty()
        : Optional.of(
            new UnusableEntry(
                link.name(),
                RejectReason.UNREADABLE,
                "a link to a name of " + target + " characters"));
  }

  private static ImageEntry nameTooLong(TarMember member) {
    return new UnusableEntry(
        shortened(member.name()),
        RejectReason.FOREIGN,
        "a name of " + member.name().length() + " characters");
  }

  private ImageEntry image(TarMember member) throws IOException {
    if (member.name().length() > LONGEST_NAME) {
      return nameTooLong(member);
    }
    if (!member.isContent()) {
      return new UnusableEntry(member.name(), RejectReason.FOREIGN, "a special file");
    }
    long limit = decoder.limits().fileBytes();
    if (member.bytes() > limit) {
      return UnusableEntry.tooLarge(member.name(), member.bytes(), limit);
    }
    return image(member.name(), tar.content(member), decoder);
  }

  static ImageEntry image(String name, byte[] encoded, ImageDecoder decoder) {
    return new EncodedEntry(name, () -> new ByteArrayInputStream(encoded), encoded.length, decoder);
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, 60) + "…" : name;
  }
}
