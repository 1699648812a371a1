package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.content.Digest;
import io.ganqp.trainer.dataset.image.ImageDecoder;
import io.ganqp.trainer.dataset.image.RejectReason;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A folder and its subfolders; links are followed. Its digest covers the names of all files, and
 * the content of those that are read: a pipe or a device has no end.
 */
final class FolderSource implements ImageSource {
  private final Path root;
  private final List<Listed> files;

  private record Listed(Path file, ImageEntry entry) {
    String name() {
      return entry.name();
    }

    boolean isRead() {
      return !(entry instanceof UnusableEntry);
    }
  }

  FolderSource(Path root, SourceLimits limits, ImageDecoder decoder) {
    this.root = root;
    Lister lister = new Lister(limits, decoder);
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, lister);
    } catch (IOException e) {
      throw new DatasetException("the folder " + root + " can't be listed: " + e, e);
    }
    lister.listed.sort(Comparator.comparing(Listed::name));
    this.files = List.copyOf(lister.listed);
  }

  @Override
  public String description() {
    return "folder " + root;
  }

  @Override
  public String digest(ContentDigests contents) {
    List<Path> read = files.stream().filter(Listed::isRead).map(Listed::file).toList();
    Iterator<byte[]> sha256 = contents.of(description(), read).iterator();
    Digest digest = new Digest().add("folder");
    for (Listed file : files) {
      digest.add(file.name());
      if (file.entry() instanceof UnusableEntry unusable) {
        digest.add(unusable.reason().name()).add(unusable.detail());
      } else {
        digest.add(sha256.next());
      }
    }
    return digest.hex();
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(files.size());
  }

  @Override
  public Stream<ImageEntry> entries() {
    return files.stream().map(Listed::entry);
  }

  private final class Lister extends SimpleFileVisitor<Path> {
    private final List<Listed> listed = new ArrayList<>();
    private final SourceLimits limits;
    private final ImageDecoder decoder;

    Lister(SourceLimits limits, ImageDecoder decoder) {
      this.limits = limits;
      this.decoder = decoder;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && EntryFilter.isHiddenPart(folder.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!EntryFilter.isHiddenPart(file.getFileName().toString())) {
        add(file, entry(file, attributes));
      }
      return FileVisitResult.CONTINUE;
    }

    private ImageEntry entry(Path file, BasicFileAttributes attributes) {
      if (!attributes.isRegularFile()) {
        return new UnusableEntry(name(file), RejectReason.FOREIGN, "not a regular file");
      }
      long limit = decoder.limits().fileBytes();
      if (attributes.size() > limit) {
        return UnusableEntry.tooLarge(name(file), attributes.size(), limit);
      }
      return new EncodedEntry(name(file), () -> Files.newInputStream(file), decoder);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(root)) {
        throw e;
      }
      if (!EntryFilter.isHiddenPart(file.getFileName().toString())) {
        String detail = e.getClass().getSimpleName();
        add(file, new UnusableEntry(name(file), RejectReason.UNREADABLE, detail));
      }
      return FileVisitResult.CONTINUE;
    }

    private void add(Path file, ImageEntry entry) {
      limits.checkEntries(listed.size() + 1, description());
      listed.add(new Listed(file, entry));
    }

    private String name(Path file) {
      return FileName.within(root, file);
    }
  }
}
