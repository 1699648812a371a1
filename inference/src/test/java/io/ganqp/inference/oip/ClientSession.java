package io.ganqp.inference.oip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** Runs {@code session.py}, which uses the protocol as others do, and reads what it prints. */
public final class ClientSession {
  /** Names the Python that has the package tritonclient[http,grpc]. */
  public static final String PYTHON = "GANQP_TEST_TRITONCLIENT";

  private ClientSession() {}

  /**
   * Runs it, and confirms that it gets the faces that images show, and refusals in words.
   *
   * @param kind http or grpc
   * @param address host and port
   * @param face sha256 of the image of seed 42
   * @param folder for the script
   */
  public static void expectFaces(String kind, String address, String face, Path folder)
      throws IOException, InterruptedException {
    assertThat(run(kind, address, folder))
        .contains("live True ready True")
        .contains("model ready True another False")
        .contains("seeds float32 (3, 3, 32, 32) in [-1, 1]: True")
        .contains("latents float32 (5, 3, 32, 32) in [-1, 1]: True")
        .contains("files (3,) ['PNG', 'PNG', 'PNG']")
        .contains("sha256 of the face of 42 " + face)
        .contains("same images True")
        .containsPattern("refused \\[.*\\] The input \"z\" has the shape \\[5, 15\\]")
        .containsPattern("refused \\[.*\\] There is no model \"other\", there is faces\\.");
  }

  private static String run(String kind, String address, Path folder)
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
