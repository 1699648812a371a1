package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.content.Digest;
import io.ganqp.trainer.dataset.image.ImageDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A tar archive, compressed or not, in the order of its entries, links at the end. Its digest
 * covers every byte of it.
 */
final class TarSource implements ImageSource {
  private final Path path;
  private final String place;
  private final TarCompression compression;
  private final SourceLimits limits;
  private final ImageDecoder decoder;

  TarSource(
      Path path,
      String place,
      TarCompression compression,
      SourceLimits limits,
      ImageDecoder decoder) {
    this.path = path;
    this.place = place;
    this.compression = compression;
    this.limits = limits;
    this.decoder = decoder;
  }

  @Override
  public String description() {
    return compression.text() + " archive " + place;
  }

  @Override
  public String digest(ContentDigests contents) {
    return new Digest().add("tar").add(contents.of(description(), List.of(path)).get(0)).hex();
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.empty();
  }

  @Override
  public Stream<ImageEntry> entries() {
    TarEntries entries = open();
    return Stream.iterate(next(entries), Optional::isPresent, previous -> next(entries))
        .map(Optional::orElseThrow)
        .onClose(() -> close(entries));
  }

  private TarEntries open() {
    try {
      return new TarEntries(
          () -> new TarReader(compression.open(path), description(), limits), decoder);
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private Optional<ImageEntry> next(TarEntries entries) {
    try {
      return entries.next();
    } catch (DatasetException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private void close(TarEntries entries) {
    try {
      entries.close();
    } catch (IOException e) {
      throw unreadable(e);
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
