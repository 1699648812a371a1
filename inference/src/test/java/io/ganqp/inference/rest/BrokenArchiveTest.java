package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.hamcrest.Matchers.equalTo;

import io.ganqp.contract.store.Sha256;
import io.ganqp.inference.model.OnnxFixture;
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
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A model gives no face for one seed among those of a zip. */
@QuarkusTest
@TestProfile(BrokenArchiveTest.Flawed.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokenArchiveTest {
  private static final RareFault FAULT = new RareFault(16, 32);
  private static final int MOST_AT_ONCE = 2;
  private static final int WORKERS = 2;
  private static final Path MODEL = Path.of("target", "rare-fault.onnx").toAbsolutePath();

  /** Serves the model with that flaw. */
  public static final class Flawed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Files.write(MODEL, FAULT.notFinite().bytes());
        return Map.of(
            "ganqp.model", MODEL.toString(),
            "ganqp.follow", "latest",
            "ganqp.follow-interval", "20ms",
            "ganqp.workers", Integer.toString(WORKERS),
            "ganqp.archives", Integer.toString(MOST_AT_ONCE));
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
  @Order(1)
  void aFailureHalfWayBreaksTheConnection() {
    breakOff();
  }

  @Test
  @Order(2)
  void brokenOnesGiveTheirPlacesBack() {
    for (int i = 0; i <= MOST_AT_ONCE; i++) {
      breakOff();
    }
    for (int i = 0; i <= MOST_AT_ONCE; i++) {
      given().get("/faces.zip?from=1&count=2").then().statusCode(200);
    }
  }

  @Test
  @Order(3)
  void aFailureAtTheBeginningIsAnswered() {
    given()
        .get("/faces.zip?from=" + FAULT.seed())
        .then()
        .statusCode(500)
        .body("type", equalTo("urn:ganqp:problem:not-finite"));
  }

  @Test
  @Order(4)
  void theirModelIsFreedOnceAnotherTakesItsPlace() throws IOException {
    breakOff();
    byte[] next = OnnxFixture.tiny(16, 32).with("ganqp.iteration", "4321").bytes();
    Path written = Files.write(MODEL.resolveSibling("next.onnx"), next);
    Files.move(written, MODEL, StandardCopyOption.ATOMIC_MOVE);

    String served = "";
    long threads = 0;
    for (int i = 0; i < 10_000 && !(served.equals(Sha256.of(next)) && threads == WORKERS); i++) {
      served = given().get("/model").path("sha256");
      threads = workers();
    }
    assertThat(served).isEqualTo(Sha256.of(next));
    assertThat(threads).as("workers of the new model, and of none before").isEqualTo(WORKERS);
  }

  /** Asks for faces among which one fails. */
  private void breakOff() {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/faces.zip?count=60&from=" + (FAULT.seed() - 50)))
            .build();

    assertThatIOException()
        .isThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()));
  }

  private static long workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("face-worker-"))
        .count();
  }
}
