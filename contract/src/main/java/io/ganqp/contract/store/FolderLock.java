package io.ganqp.contract.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a folder to one process: a lock of the operating system on a hidden, empty file in it. It
 * ends with the process, however that ends, so none is ever stale.
 */
final class FolderLock implements Closeable {

  /** Hidden, so no key; left behind, since to delete it could take it from its next owner. */
  private static final String NAME = ".lock";

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Locks {@code folder}, which exists; empty if somebody else has it. */
  static Optional<FolderLock> of(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FolderLock lock = new FolderLock(folder, channel);
      try {
        if (channel.tryLock() != null) {
          return Optional.of(lock);
        }
        lock.close();
        return Optional.empty();
      } catch (OverlappingFileLockException e) {
        lock.close();
        return Optional.empty();
      } catch (IOException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw StoreException.of("cannot lock", folder, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw StoreException.of("cannot unlock", folder, e);
    }
  }
}
