package io.ganqp.inference.oip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** Runs {@code session.py}, which uses the protocol as others do, and gives what it prints. */
public final class ClientSession {
  /** Names the Python that has the package tritonclient[http,grpc]. */
  public static final String PYTHON = "GANQP_TEST_TRITONCLIENT";

  private ClientSession() {}

  /**
   * Runs it.
   *
   * @param kind http or grpc
   * @param address host and port
   * @param folder for the script
   */
  public static String run(String kind, String address, Path folder)
      throws IOException, InterruptedException {
    Path script = folder.resolve("session.py");
    try (InputStream source = ClientSession.class.getResourceAsStream("session.py")) {
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }
    Path printed = folder.resolve("printed");
    Process session =
        new ProcessBuilder(System.getenv(PYTHON), script.toString(), kind, address)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    boolean over = session.waitFor(2, TimeUnit.MINUTES);
    session.destroyForcibly();
    String output = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(over && session.exitValue() == 0).as(output).isTrue();
    return output;
  }
}
