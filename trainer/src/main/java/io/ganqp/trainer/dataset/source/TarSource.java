package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.ImageDecoder;
import io.ganqp.trainer.dataset.image.RejectReason;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A tar archive, gzipped or not, in the order of its entries. Its digest covers its size and
 * modification time, since a tar has no directory.
 */
final class TarSource implements ImageSource {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path path;
  private final boolean gzipped;
  private final SourceLimits limits;
  private final ImageDecoder decoder;

  TarSource(Path path, boolean gzipped, SourceLimits limits, ImageDecoder decoder) {
    this.path = path;
    this.gzipped = gzipped;
    this.limits = limits;
    this.decoder = decoder;
  }

  @Override
  public String description() {
    return (gzipped ? "tar.gz archive " : "tar archive ") + path;
  }

  @Override
  public String digest() {
    try {
      return new Digest()
          .add(gzipped ? "tar.gz" : "tar")
          .add(path.getFileName().toString())
          .add(Files.size(path))
          .add(Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS))
          .hex();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.empty();
  }

  @Override
  public void forEach(Consumer<? super ImageEntry> consumer) {
    long entries = 0;
    long bytes = 0;
    try (TarArchiveInputStream tar = new TarArchiveInputStream(open())) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        bytes += Math.max(0, entry.getSize());
        limits.checkEntries(++entries, description());
        limits.checkBytes(bytes, description());
        if (!entry.isDirectory() && !EntryFilter.isHidden(entry.getName())) {
          consumer.accept(entry(tar, entry));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  private ImageEntry entry(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    String name = entry.getName();
    if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
      return new UnusableEntry(name, RejectReason.FOREIGN, "a link or a special file");
    }
    long limit = decoder.limits().fileBytes();
    if (entry.getSize() > limit) {
      return new UnusableEntry(
          name, RejectReason.FILE_TOO_LARGE, entry.getSize() + " bytes, the limit is " + limit);
    }
    byte[] encoded = tar.readNBytes((int) entry.getSize());
    if (encoded.length < entry.getSize()) {
      throw new IOException("it ends within " + name);
    }
    return new EncodedEntry(name, () -> new ByteArrayInputStream(encoded), decoder);
  }

  private InputStream open() throws IOException {
    InputStream file = Files.newInputStream(path);
    try {
      InputStream buffered = new BufferedInputStream(file, BUFFER_BYTES);
      return gzipped
          ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER_BYTES), BUFFER_BYTES)
          : buffered;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private DatasetException unreadable(Exception e) {
    return new DatasetException(
        "the "
            + description()
            + " can't be read ("
            + e.getMessage()
            + "): it may be incomplete; copy or create it again",
        e);
  }
}
