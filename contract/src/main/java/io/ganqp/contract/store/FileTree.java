package io.ganqp.contract.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Walks over a folder in which somebody else may write and delete at the same time. */
public final class FileTree {

  private FileTree() {}

  /**
   * The regular files below {@code folder}, relative to it, without hidden ones.
   *
   * @throws StoreException for more than {@link Store#MAXIMUM_KEYS}
   */
  static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    Path start = folder.toRealPath();
    Files.walkFileTree(
        start,
        new Visitor() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return !path.equals(start) && hidden(path)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !hidden(path)) {
              StoreException.requireAtMostMaximumKeys(files.size() + 1, folder);
              files.add(start.relativize(path));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** Deletes {@code root} and everything below it. */
  public static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new Visitor() {
          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(path);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, IOException failure)
              throws IOException {
            Files.deleteIfExists(path);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Deletes what interrupted writes and removals left below {@code folder}. */
  static void removeTemporaries(Path folder) throws IOException {
    List<Path> stale = new ArrayList<>();
    Files.walkFileTree(
        folder.toRealPath(),
        new Visitor() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            if (AtomicFile.isTemporary(path)) {
              stale.add(path);
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (AtomicFile.isTemporary(path)) {
              stale.add(path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    for (Path path : stale) {
      delete(path);
    }
  }

  private static boolean hidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private abstract static class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
