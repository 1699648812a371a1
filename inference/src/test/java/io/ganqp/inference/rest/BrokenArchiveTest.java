package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.hamcrest.Matchers.equalTo;

import io.ganqp.inference.model.RareFault;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A model gives no face for one seed among those of a zip. */
@QuarkusTest
@TestProfile(BrokenArchiveTest.Flawed.class)
class BrokenArchiveTest {
  private static final RareFault FAULT = new RareFault(16, 32);

  /** Serves the model with that flaw. */
  public static final class Flawed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Path model = Path.of("target", "rare-fault.onnx").toAbsolutePath();
        Files.write(model, FAULT.notFinite().bytes());
        return Map.of("ganqp.model", model.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @TestHTTPResource URI service;

  @Test
  void aFailureHalfWayBreaksTheConnection() {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/faces.zip?count=60&from=" + (FAULT.seed() - 50)))
            .build();

    assertThatIOException()
        .isThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()));
  }

  @Test
  void aFailureAtTheBeginningIsAnswered() {
    given()
        .get("/faces.zip?from=" + FAULT.seed())
        .then()
        .statusCode(500)
        .body("type", equalTo("urn:ganqp:problem:not-finite"));
  }
}
