package io.ganqp.trainer.natives;

import io.ganqp.contract.store.FreeSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A folder that libraries can be unpacked to and loaded from.
 *
 * @param path where it is
 */
public record NativeFolder(Path path) {

  /** ONNX Runtime, the largest library that is unpacked at each start, has half of that. */
  private static final long ROOM = 64L << 20;

  /** Why it can't be used, in words; empty if it can. Makes the folder where there is none. */
  public Optional<String> trouble() {
    try {
      Files.createDirectories(path);
      Path probe =
          Files.createTempFile(
              path,
              "ganqp-",
              ".probe",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try {
        if (!Files.isExecutable(probe)) {
          return Optional.of(path + " is mounted noexec");
        }
        long free = FreeSpace.at(path);
        return free < ROOM
            ? Optional.of("%s has %,d bytes free of %,d".formatted(path, free, ROOM))
            : Optional.empty();
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException | UnsupportedOperationException | InvalidPathException e) {
      return Optional.of(path + " cannot be written to (" + e + ")");
    }
  }
}
