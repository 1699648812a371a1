package io.ganqp.trainer.cli;

import io.ganqp.contract.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that an option names to be written, after long work as a rule.
 *
 * @param option its name
 */
record OutputFile(String option, Path file) {

  /** Confirms that it can be there, before the work. */
  void require() {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new InvalidOptionException(
          "cannot write %s %s: name a file in a folder that there is".formatted(option, file));
    }
  }

  /** Writes it as a whole. */
  void write(byte[] content) {
    try {
      AtomicFile.write(file, out -> out.write(content));
    } catch (IOException e) {
      throw new InvalidOptionException(
          "cannot write %s %s (%s): name a file in a folder that you may write to"
              .formatted(option, file, e));
    }
  }
}
