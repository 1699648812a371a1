package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.model.OnnxFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client takes nothing of a zip that is larger than what the network holds. */
@QuarkusTest
@TestProfile(SlowArchiveTest.ShortTime.class)
class SlowArchiveTest {
  private static final int COUNT = 1000;
  private static final int RESOLUTION = 128;

  /** Of a zip in full: noise does not compress, not even by half. */
  private static final long HALF = COUNT * RESOLUTION * RESOLUTION * 3L / 2;

  /** One zip at once, which has a second. */
  public static final class ShortTime implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Path model = Path.of("target", "slow-archive.onnx").toAbsolutePath();
        Files.write(model, OnnxFixture.tiny(16, RESOLUTION).bytes());
        return Map.of(
            "ganqp.model", model.toString(), "ganqp.archives", "1", "ganqp.archive-timeout", "1s");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @Test
  void isCutWhenItsTimeIsOverAndItsPlaceIsFreeAgain() throws IOException {
    try (Socket client = new Socket("localhost", RestAssured.port)) {
      client.setSoTimeout(60_000);
      client
          .getOutputStream()
          .write(
              "GET /faces.zip?from=0&count=%d HTTP/1.1\r\nHost: x\r\n\r\n"
                  .formatted(COUNT)
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream answer = client.getInputStream();
      assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200");
      int status = 503;
      for (int i = 0; i < 10_000 && status == 503; i++) {
        status = given().get("/faces.zip?from=7&count=1").statusCode();
      }

      assertThat(status).isEqualTo(200);
      assertThat(bytes(answer)).as("what the network held").isLessThan(HALF);
    }
  }

  /** How many there are until the connection ends, in whichever way. */
  private static long bytes(InputStream in) {
    byte[] part = new byte[1 << 16];
    long count = 0;
    try {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        count += read;
      }
    } catch (SocketTimeoutException e) {
      throw new UncheckedIOException("the connection is open still", e);
    } catch (IOException reset) {
      return count;
    }
    return count;
  }
}
