package io.ganqp.contract.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Room for files on their way into a store or out of it; gone when it is closed. Those of processes
 * that were killed are removed when the next one is made in the same place.
 */
public final class ScratchFolder implements AutoCloseable {

  private static final String PREFIX = "run-";
  private static final int ATTEMPTS = 10;

  private final Path path;
  private final FolderLock lock;

  private ScratchFolder(Path path, FolderLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes one in {@code place}, a folder for nothing else.
   *
   * @throws StoreException if that can't be written to
   */
  public static ScratchFolder in(Path place) {
    try {
      Path folder = Files.createDirectories(place).toAbsolutePath();
      removeAbandoned(folder);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<ScratchFolder> made = make(folder);
        if (made.isPresent()) {
          return made.get();
        }
      }
      throw new StoreException(
          "other processes took each folder made in " + folder + ": run again later");
    } catch (IOException e) {
      throw StoreException.of("cannot write to", place, e);
    }
  }

  /** Empty if another process that begins took it for abandoned before it was locked. */
  private static Optional<ScratchFolder> make(Path folder) throws IOException {
    Path path = Files.createTempDirectory(folder, PREFIX);
    Optional<FolderLock> lock;
    try {
      lock = FolderLock.of(path);
    } catch (StoreException e) {
      if (Files.exists(path)) {
        throw e;
      }
      return Optional.empty();
    }
    if (lock.isPresent() && Files.notExists(path)) {
      lock.get().close();
      return Optional.empty();
    }
    return lock.map(l -> new ScratchFolder(path, l));
  }

  private static void removeAbandoned(Path folder) throws IOException {
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path run : runs) {
        removeIfAbandoned(run);
      }
    }
  }

  private static void removeIfAbandoned(Path run) {
    try {
      Optional<FolderLock> abandoned = FolderLock.of(run);
      if (abandoned.isPresent()) {
        try (FolderLock lock = abandoned.get()) {
          FileTree.delete(run);
        }
      }
    } catch (IOException | StoreException e) {
      System.getLogger(ScratchFolder.class.getName())
          .log(System.Logger.Level.DEBUG, "not ours to remove: " + run, e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      FileTree.delete(path);
    } catch (IOException e) {
      throw StoreException.of("cannot delete", path, e);
    } finally {
      lock.close();
    }
  }
}
