package io.ganqp.contract.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes a file so that, whatever happens, its name holds the old content or the new one: temporary
 * name beside it, sync, rename, sync of the folder.
 */
public final class AtomicFile {

  private static final Pattern TEMPORARY = Pattern.compile("\\.ganqp-[0-9a-f-]{36}\\.tmp");

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {

    /** Writes everything to {@code out} and leaves it open. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes {@code content} to {@code target}, making its folders; durable when this returns. What
   * is there and no file, {@code /dev/stdout} for example, is written to and not replaced.
   */
  public static void write(Path target, Content content) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target)) {
      try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      return;
    }
    Path folder = target.toAbsolutePath().getParent();
    createFolders(folder);
    Path temporary = temporaryIn(folder);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(Channels.newOutputStream(channel));
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      deleteQuietly(temporary, e);
      throw e;
    }
    sync(folder);
  }

  /** A name in {@code folder} that nobody else uses and {@link #isTemporary} recognises. */
  static Path temporaryIn(Path folder) {
    return folder.resolve(".ganqp-" + UUID.randomUUID() + ".tmp");
  }

  /** Whether {@code path} is what an interrupted write or removal left behind. */
  static boolean isTemporary(Path path) {
    return TEMPORARY.matcher(path.getFileName().toString()).matches();
  }

  static void createFolders(Path folder) throws IOException {
    Deque<Path> parentsOfNew = new ArrayDeque<>();
    for (Path p = folder; p != null && !Files.isDirectory(p); p = p.getParent()) {
      if (p.getParent() != null) {
        parentsOfNew.push(p.getParent());
      }
    }
    Files.createDirectories(folder);
    for (Path parent : parentsOfNew) {
      sync(parent);
    }
  }

  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void deleteQuietly(Path file, Exception reason) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
