package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.ImageDecoder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A tar archive, gzipped or not, in the order of its entries. Its digest covers its size and
 * modification time, since a tar has no directory.
 */
final class TarSource implements ImageSource {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path path;
  private final String place;
  private final boolean gzipped;
  private final SourceLimits limits;
  private final ImageDecoder decoder;

  TarSource(Path path, String place, boolean gzipped, SourceLimits limits, ImageDecoder decoder) {
    this.path = path;
    this.place = place;
    this.gzipped = gzipped;
    this.limits = limits;
    this.decoder = decoder;
  }

  @Override
  public String description() {
    return (gzipped ? "tar.gz archive " : "tar archive ") + place;
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
  public Stream<ImageEntry> entries() {
    TarReader reader = open();
    return Stream.iterate(next(reader), Optional::isPresent, previous -> next(reader))
        .map(Optional::orElseThrow)
        .onClose(() -> close(reader));
  }

  private TarReader open() {
    try {
      InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
      try {
        InputStream tar = gzipped ? new GZIPInputStream(file, BUFFER_BYTES) : file;
        return new TarReader(new BufferedInputStream(tar), description(), limits, decoder);
      } catch (IOException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Optional<ImageEntry> next(TarReader reader) {
    try {
      return reader.next();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void close(TarReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private DatasetException unreadable(IOException e) {
    return new DatasetException(
        "the "
            + description()
            + " can't be read ("
            + e.getMessage()
            + "): it may be incomplete; copy or create it again",
        e);
  }
}
