package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.ImageDecoder;
import io.ganqp.trainer.dataset.image.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads a tar archive once, from its first entry to its last. A file is in memory from when it is
 * given until it is decoded: whoever asks for the next has to mind how many wait.
 */
final class TarReader implements Closeable {
  /** Name and attributes of one file. */
  private static final long HEADER_BYTES = 1 << 20;

  /** The longest path that Linux takes. */
  private static final int LONGEST_NAME = 4096;

  private final BoundedHeader bound;
  private final TarArchiveInputStream tar;
  private final String description;
  private final SourceLimits limits;
  private final ImageDecoder decoder;
  private long lastSize;
  private long entries;
  private long bytes;

  TarReader(InputStream tar, String description, SourceLimits limits, ImageDecoder decoder) {
    this.bound = new BoundedHeader(tar);
    this.tar = new TarArchiveInputStream(bound);
    this.description = description;
    this.limits = limits;
    this.decoder = decoder;
  }

  /** The next file that isn't hidden, its bytes already read; empty at the end. */
  Optional<ImageEntry> next() throws IOException {
    while (true) {
      TarArchiveEntry entry = nextHeader();
      if (entry == null) {
        return Optional.empty();
      }
      limits.checkEntries(++entries, description);
      bytes += Math.max(0, entry.getSize());
      limits.checkBytes(bytes, description);
      if (!entry.isDirectory() && !EntryFilter.isHidden(entry.getName())) {
        return Optional.of(image(entry));
      }
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  private TarArchiveEntry nextHeader() throws IOException {
    // What is left of the last file is skipped on the way to the next header.
    bound.allow(lastSize + HEADER_BYTES);
    try {
      TarArchiveEntry entry = tar.getNextEntry();
      lastSize = entry == null ? 0 : entry.getSize();
      return entry;
    } catch (IllegalArgumentException e) {
      throw new IOException("a damaged header: " + e.getMessage(), e);
    } finally {
      bound.allow(Long.MAX_VALUE);
    }
  }

  private ImageEntry image(TarArchiveEntry entry) throws IOException {
    String name = entry.getName();
    if (name.length() > LONGEST_NAME) {
      return new UnusableEntry(
          name.substring(0, 60) + "…",
          RejectReason.FOREIGN,
          "a name of " + name.length() + " characters");
    }
    if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || entry.isSparse()) {
      return new UnusableEntry(name, RejectReason.FOREIGN, "a link, or a special or sparse file");
    }
    long limit = decoder.limits().fileBytes();
    if (entry.getSize() > limit) {
      String detail = entry.getSize() + " bytes, the limit is " + limit;
      return new UnusableEntry(name, RejectReason.FILE_TOO_LARGE, detail);
    }
    byte[] encoded = tar.readNBytes((int) entry.getSize());
    if (encoded.length < entry.getSize()) {
      throw new IOException("it ends within " + name);
    }
    return new EncodedEntry(name, () -> new ByteArrayInputStream(encoded), encoded.length, decoder);
  }
}
