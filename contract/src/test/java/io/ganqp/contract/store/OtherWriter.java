package io.ganqp.contract.store;

import java.io.IOException;
import java.nio.file.Path;

/** Another process that has a store open for writing. */
final class OtherWriter {

  private OtherWriter() {}

  /** Returns when it has opened the store in {@code folder}; it never ends by itself. */
  static Process start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.getInputStream().read() != '!') {
      process.destroyForcibly();
      throw new IOException("the other process did not open " + folder);
    }
    return process;
  }

  public static void main(String[] arguments) throws InterruptedException {
    try (Store store = FileStore.forWriting(Path.of(arguments[0]))) {
      System.out.print("!");
      System.out.flush();
      Thread.sleep(Long.MAX_VALUE);
      store.list("");
    }
  }
}
