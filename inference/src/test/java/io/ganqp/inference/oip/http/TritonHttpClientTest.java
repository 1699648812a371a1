package io.ganqp.inference.oip.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.store.Sha256;
import io.ganqp.inference.ServedModel;
import io.ganqp.inference.oip.ClientSession;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The protocol over HTTP by the client that others use. */
@QuarkusTest
@WithTestResource(ServedModel.class)
class TritonHttpClientTest {

  @Test
  @EnabledIfEnvironmentVariable(named = ClientSession.PYTHON, matches = ".+")
  void theClientOfOthersGetsTheFacesThatImagesShow(@TempDir Path folder)
      throws IOException, InterruptedException {
    String face = Sha256.of(given().get("/generate?seed=42").asByteArray());

    String session = ClientSession.run("http", "localhost:" + RestAssured.port, folder);

    assertThat(session)
        .contains("live True ready True")
        .contains("model ready True another False")
        .contains("seeds float32 (3, 3, 32, 32) in [-1, 1]: True")
        .contains("latents float32 (5, 3, 32, 32) in [-1, 1]: True")
        .contains("files (3,) ['PNG', 'PNG', 'PNG']")
        .contains("sha256 of the face of 42 " + face)
        .contains("same images True")
        .contains("refused [400] The input \"z\" has the shape [5, 15]")
        .contains("refused [404] There is no model \"other\", there is faces.");
  }
}
