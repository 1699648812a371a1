package io.ganqp.contract.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much a disk still takes. */
public final class FreeSpace {

  private FreeSpace() {}

  /**
   * Bytes that can be written where {@code existing} lies; {@link Long#MAX_VALUE} where that is not
   * known: some file systems in user space tell nothing of their size.
   */
  public static long at(Path existing) throws IOException {
    return of(Files.getFileStore(existing));
  }

  /** The same of a file system. */
  public static long of(FileStore disk) throws IOException {
    return disk.getTotalSpace() > 0 ? disk.getUsableSpace() : Long.MAX_VALUE;
  }
}
