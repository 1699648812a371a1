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

/** Reads a tar archive once, from its first entry to its last; keeps one file in memory at most. */
final class TarReader implements Closeable {
  private final TarArchiveInputStream tar;
  private final String description;
  private final SourceLimits limits;
  private final ImageDecoder decoder;
  private long entries;
  private long bytes;

  TarReader(InputStream tar, String description, SourceLimits limits, ImageDecoder decoder) {
    this.tar = new TarArchiveInputStream(tar);
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
    try {
      return tar.getNextEntry();
    } catch (IllegalArgumentException e) {
      throw new IOException("a damaged header: " + e.getMessage(), e);
    }
  }

  private ImageEntry image(TarArchiveEntry entry) throws IOException {
    String name = entry.getName();
    if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
      return new UnusableEntry(name, RejectReason.FOREIGN, "a link or a special file");
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
    return new EncodedEntry(name, () -> new ByteArrayInputStream(encoded), decoder);
  }
}
