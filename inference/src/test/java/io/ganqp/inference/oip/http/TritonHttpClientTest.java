package io.ganqp.inference.oip.http;

import static io.restassured.RestAssured.given;

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

    ClientSession.expectFaces("http", "localhost:" + RestAssured.port, face, folder);
  }
}
