package io.ganqp.trainer.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Whether what was printed arrived. */
final class StandardOutput {

  private StandardOutput() {}

  /**
   * Why what was printed is lost; empty if it is not, or if the reader has closed the pipe, as
   * {@code head} does, which is no failure.
   */
  static Optional<String> failure() {
    if (!System.out.checkError()) {
      return Optional.empty();
    }
    // The stream says that something failed and not what: one byte more tells.
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write('\n');
      return Optional.of("it was interrupted");
    } catch (IOException e) {
      return Optional.ofNullable(e.getMessage()).filter(cause -> !cause.contains("Broken pipe"));
    }
  }
}
