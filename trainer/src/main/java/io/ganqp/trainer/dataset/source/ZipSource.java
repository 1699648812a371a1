package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.content.Digest;
import io.ganqp.trainer.dataset.image.ImageDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip archive, in the order of its names. Its digest covers every byte of it. */
final class ZipSource implements ImageSource {
  private final Path path;
  private final String place;
  private final SourceLimits limits;
  private final ImageDecoder decoder;

  ZipSource(Path path, String place, SourceLimits limits, ImageDecoder decoder) {
    this.path = path;
    this.place = place;
    this.limits = limits;
    this.decoder = decoder;
  }

  @Override
  public String description() {
    return "zip archive " + place;
  }

  @Override
  public String digest(ContentDigests contents) {
    return new Digest().add("zip").add(contents.of(description(), List.of(path)).get(0)).hex();
  }

  @Override
  public OptionalLong count() {
    try (ZipFile zip = open()) {
      return OptionalLong.of(listing(zip).files().size());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Stream<ImageEntry> entries() {
    ZipFile zip = open();
    try {
      ZipListing listing = listing(zip);
      ZipReader reader = new ZipReader(zip, listing, decoder);
      return listing.files().stream().map(reader::image).onClose(() -> close(zip));
    } catch (RuntimeException e) {
      close(zip);
      throw e;
    }
  }

  private ZipListing listing(ZipFile zip) {
    return ZipListing.of(zip, limits, description());
  }

  private ZipFile open() {
    try {
      // Local headers repeat the directory; reading them all would cost a seek for each file.
      return ZipFile.builder().setPath(path).setIgnoreLocalFileHeader(true).get();
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private DatasetException unreadable(Exception e) {
    return new DatasetException(
        "the zip archive "
            + place
            + " can't be read ("
            + e.getMessage()
            + "): it may be incomplete; copy or create it again",
        e);
  }
}
