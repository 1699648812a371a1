package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.ImageDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip archive. Its digest covers the names, sizes and checksums in its central directory. */
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
  public String digest() {
    try (ZipFile zip = open()) {
      Digest digest = new Digest().add("zip");
      for (ZipEntry entry : files(zip)) {
        digest.add(entry.getName()).add(entry.getSize()).add(entry.getCrc());
      }
      return digest.hex();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public OptionalLong count() {
    try (ZipFile zip = open()) {
      return OptionalLong.of(files(zip).size());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Stream<ImageEntry> entries() {
    ZipFile zip = open();
    try {
      return files(zip).stream().map(entry -> image(zip, entry)).onClose(() -> close(zip));
    } catch (RuntimeException e) {
      close(zip);
      throw e;
    }
  }

  private ImageEntry image(ZipFile zip, ZipEntry entry) {
    return new EncodedEntry(entry.getName(), () -> zip.getInputStream(entry), decoder);
  }

  private ZipFile open() {
    try {
      return new ZipFile(path.toFile());
    } catch (IOException | IllegalArgumentException e) {
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

  private List<? extends ZipEntry> files(ZipFile zip) {
    limits.checkEntries(zip.size(), description());
    List<? extends ZipEntry> files =
        zip.stream()
            .filter(entry -> !entry.isDirectory() && !EntryFilter.isHidden(entry.getName()))
            .sorted(Comparator.comparing(ZipEntry::getName))
            .toList();
    limits.checkBytes(
        files.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum(), description());
    return files;
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
