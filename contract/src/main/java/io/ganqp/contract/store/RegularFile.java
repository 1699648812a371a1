package io.ganqp.contract.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What can be read to its end: to open a pipe waits for a writer, and a device has no end. */
final class RegularFile {

  private RegularFile() {}

  /**
   * Follows links; a folder passes, and fails when it is read.
   *
   * @throws IOException if {@code path} is not there
   * @throws StoreException if it is a pipe, a socket or a device
   */
  static void require(Path path) throws IOException {
    if (Files.readAttributes(path, BasicFileAttributes.class).isOther()) {
      throw new StoreException(
          path + " is a pipe, a socket or a device, not a file: copy what it gives into a file");
    }
  }
}
