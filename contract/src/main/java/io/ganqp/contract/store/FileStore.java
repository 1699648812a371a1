package io.ganqp.contract.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A store in a folder: each key a file below it. */
public final class FileStore implements Store {

  private final Path root;
  private final Optional<FolderLock> lock;

  private FileStore(Path root, Optional<FolderLock> lock) {
    this.root = root;
    this.lock = lock;
  }

  /** A store to read from; touches nothing, and the folder need not exist yet. */
  public static FileStore forReading(Path root) {
    return new FileStore(root.toAbsolutePath().normalize(), Optional.empty());
  }

  /**
   * A store to write to: makes the folder, locks it against a second writer, and removes what a
   * crash left half-written.
   *
   * @throws StoreException if the folder can't be made or written to, or another writer has it
   */
  public static FileStore forWriting(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      AtomicFile.createFolders(root);
    } catch (IOException e) {
      throw StoreException.of("cannot write to the store", root, e);
    }
    FolderLock lock =
        FolderLock.of(root)
            .orElseThrow(
                () ->
                    new StoreException(
                        "the store "
                            + root
                            + " is being written to by another process: wait until it is done or"
                            + " stop it, or give this training another name or store"));
    try {
      FileTree.removeTemporaries(root);
      return new FileStore(root, Optional.of(lock));
    } catch (IOException e) {
      lock.close();
      throw StoreException.of("cannot write to the store", root, e);
    }
  }

  @Override
  public void put(String key, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      write(key, in::transferTo);
    } catch (IOException e) {
      throw StoreException.of("cannot read", file, e);
    }
  }

  @Override
  public void put(String key, byte[] content) {
    write(key, out -> out.write(content));
  }

  @Override
  public synchronized boolean replace(String key, Optional<byte[]> expected, byte[] content) {
    // The lock of the folder keeps other writers out, so that nobody comes between.
    Optional<byte[]> present = read(key);
    if (present.filter(p -> Arrays.equals(p, content)).isPresent()) {
      return true;
    }
    if (!Arrays.equals(present.orElse(null), expected.orElse(null))) {
      return false;
    }
    put(key, content);
    return true;
  }

  private void write(String key, AtomicFile.Content content) {
    Path target = path(key);
    try {
      AtomicFile.write(target, content);
    } catch (IOException e) {
      throw StoreException.of("cannot write", target, e);
    }
  }

  @Override
  public Optional<byte[]> read(String key) {
    Path file = path(key);
    try (InputStream in = opened(file)) {
      byte[] content = in.readNBytes(MAXIMUM_READ + 1);
      if (content.length > MAXIMUM_READ) {
        throw new StoreException(
            file + " is larger than " + MAXIMUM_READ + " bytes: fetch it to a file instead");
      }
      return Optional.of(content);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (Files.isDirectory(file)) {
        return Optional.empty();
      }
      throw StoreException.of("cannot read", file, e);
    }
  }

  @Override
  public InputStream open(String key) {
    Path file = path(key);
    try {
      return opened(file);
    } catch (IOException e) {
      throw StoreException.of("cannot read", file, e);
    }
  }

  private static InputStream opened(Path file) throws IOException {
    RegularFile.require(file);
    return Files.newInputStream(file);
  }

  @Override
  public void fetch(String key, Path target) {
    try (InputStream in = open(key)) {
      AtomicFile.write(target, in::transferTo);
    } catch (IOException e) {
      throw StoreException.of("cannot copy " + path(key) + " to", target, e);
    }
  }

  @Override
  public List<String> list(String folder) {
    Path start = folderPath(folder);
    try {
      List<String> keys = new ArrayList<>();
      for (Path file : FileTree.files(start)) {
        String name = file.toString().replace('\\', '/');
        keys.add(folder.isEmpty() ? name : folder + "/" + name);
      }
      keys.sort(null);
      return keys;
    } catch (IOException e) {
      throw StoreException.of("cannot list", start, e);
    }
  }

  @Override
  public void delete(String key) {
    Path file = path(key);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw StoreException.of("cannot delete", file, e);
    }
  }

  @Override
  public void deleteTree(String folder) {
    Path tree = folderPath(folder);
    if (folder.isEmpty()) {
      throw new IllegalArgumentException("the whole store is not deleted: name a folder in it");
    }
    // Renamed first, so that no reader ever sees half of it and a crash leaves only a temporary.
    Path temporary = AtomicFile.temporaryIn(tree.getParent());
    try {
      Files.move(tree, temporary, StandardCopyOption.ATOMIC_MOVE);
      FileTree.delete(temporary);
    } catch (NoSuchFileException e) {
      // Nothing there is what was asked for.
    } catch (IOException e) {
      throw StoreException.of("cannot delete", tree, e);
    }
  }

  @Override
  public URI uri(String key) {
    return path(key).toUri();
  }

  @Override
  public Optional<Path> file(String key) {
    return Optional.of(path(key));
  }

  @Override
  public void close() {
    lock.ifPresent(FolderLock::close);
  }

  @Override
  public String toString() {
    return root.toString();
  }

  private Path path(String key) {
    return root.resolve(StoreKey.checked(key));
  }

  private Path folderPath(String folder) {
    return root.resolve(StoreKey.checkedFolder(folder));
  }
}
