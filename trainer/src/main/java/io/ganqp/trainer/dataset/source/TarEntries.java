package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.ImageDecoder;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All images of a tar: its files in their order, then what its links point to, read once more. */
final class TarEntries implements Closeable {

  /** Begins at the first byte of the archive again. */
  @FunctionalInterface
  interface Opener {
    TarReader open() throws IOException;
  }

  private final Opener archive;
  private final ImageDecoder decoder;
  private final TarLinks links = new TarLinks();
  private final TarFiles files;
  private final Deque<ImageEntry> waiting = new ArrayDeque<>();
  private TarReader reader;
  private Map<Long, List<String>> linkNames;

  TarEntries(Opener archive, ImageDecoder decoder) throws IOException {
    this.archive = archive;
    this.decoder = decoder;
    this.reader = archive.open();
    this.files = new TarFiles(reader, decoder, links);
  }

  /** The next image; empty at the end. */
  Optional<ImageEntry> next() throws IOException {
    if (linkNames == null) {
      Optional<ImageEntry> file = files.next();
      if (file.isPresent() || links.isEmpty()) {
        return file;
      }
      beginLinks();
    }
    while (waiting.isEmpty() && !linkNames.isEmpty()) {
      readLinked();
    }
    return Optional.ofNullable(waiting.poll());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private void beginLinks() throws IOException {
    reopen();
    links.find(reader);
    waiting.addAll(links.dangling());
    linkNames = links.namesByContent();
    reopen();
  }

  private void reopen() throws IOException {
    reader.close();
    reader = archive.open();
  }

  private void readLinked() throws IOException {
    Optional<TarMember> member = reader.next();
    if (member.isEmpty()) {
      throw new IOException("it changed while it was read");
    }
    List<String> names = linkNames.remove(member.get().number());
    if (names == null) {
      return;
    }
    long limit = decoder.limits().fileBytes();
    if (member.get().bytes() > limit) {
      names.forEach(name -> waiting.add(UnusableEntry.tooLarge(name, member.get().bytes(), limit)));
      return;
    }
    byte[] content = reader.content(member.get());
    names.forEach(name -> waiting.add(TarFiles.image(name, content, decoder)));
  }
}
