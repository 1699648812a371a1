package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.PackedIndex.Item;
import io.ganqp.trainer.dataset.content.Digest;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a {@link PackedFile} under a temporary name; only {@link #finish} gives it its own.
 * Closing an unfinished one removes it.
 */
final class PackedFileWriter implements Closeable {
  private static final String SUFFIX = ".part";
  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

  private final Path file;
  private final Path temporary;
  private final FileChannel channel;
  private final MessageDigest sha256 = Digest.sha256();
  private final List<Item> images = new ArrayList<>();
  private final Rejects.Collector rejects = new Rejects.Collector();

  PackedFileWriter(Path file, int resolution) throws IOException {
    this.file = file;
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    removeAbandoned(folder);
    this.temporary = Files.createTempFile(folder, file.getFileName() + ".", SUFFIX);
    this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    write(PackedFile.header(resolution));
  }

  void add(ImageOutcome outcome) throws IOException {
    if (outcome instanceof PreparedImage image) {
      write(image.samples());
      images.add(new Item(image.name(), image.identity(), image.enlarged()));
    } else if (outcome instanceof Reject reject) {
      rejects.add(reject);
    }
  }

  /** Writes index and checksum, makes sure that all of it is on disk, and renames. */
  void finish() throws IOException {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(index)) {
      new PackedIndex(images, rejects.rejects()).write(out);
    }
    write(ByteBuffer.wrap(index.toByteArray()));
    write(ByteBuffer.allocate(Long.BYTES).putLong(index.size()).flip());
    writeFully(ByteBuffer.wrap(sha256.digest()));
    channel.force(true);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }

  /** Removes what killed processes left: unfinished files that nobody has written for an hour. */
  private static void removeAbandoned(Path folder) throws IOException {
    Instant limit = Instant.now().minus(ABANDONED_AFTER);
    try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path part : unfinished) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(limit)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    sha256.update(bytes.duplicate());
    writeFully(bytes);
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
