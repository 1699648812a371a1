package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.ganqp.inference.model.RareFault;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ModelArrivesLaterTest.Empty.class)
class ModelArrivesLaterTest {
  private static final RareFault FAULT = new RareFault(8, 16);
  private static final String MODEL = "checks.find { it.name == 'model' }.data.reason";

  /** A model that is not there yet, soon asked for again; and a queue smaller than a grid. */
  public static final class Empty implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ganqp.model",
          Path.of(System.getProperty("java.io.tmpdir"), UUID.randomUUID() + ".onnx").toString(),
          "ganqp.model-retry",
          "50ms",
          "ganqp.queue-capacity",
          "32");
    }
  }

  @ConfigProperty(name = "ganqp.model")
  Path model;

  @AfterEach
  void delete() throws IOException {
    Files.deleteIfExists(model);
  }

  @Test
  void startsSaysWhatIsMissingAndServesWhenItIsThere() throws Exception {
    given().get("/q/health/live").then().statusCode(200);
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body(MODEL, containsString(model + " does not exist"));
    for (String path : new String[] {"/generate?seed=1", "/grid", "/model"}) {
      given()
          .get(path)
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", "10")
          .body("type", equalTo("urn:ganqp:problem:model-not-ready"))
          .body("detail", containsString(model + " does not exist"));
    }
    given().get("/generate?seed=x").then().statusCode(400);

    Path damaged = Files.write(Path.of(model + ".part"), new byte[] {1, 2, 3});
    Files.move(damaged, model, StandardCopyOption.ATOMIC_MOVE);
    awaitReason("is no ONNX file");

    Path whole = Files.write(Path.of(model + ".part"), FAULT.notFinite().bytes());
    Files.move(whole, model, StandardCopyOption.ATOMIC_MOVE);
    awaitReason(null);
    given().get("/generate?seed=1").then().statusCode(200).contentType("image/png");

    given().get("/grid?seed=1000&rows=8&columns=8").then().statusCode(200).contentType("image/png");
    given()
        .get("/generate?seed=" + FAULT.seed())
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .header("Cache-Control", "no-store")
        .header("ETag", nullValue())
        .body("type", equalTo("urn:ganqp:problem:not-finite"))
        .body("detail", containsString("The model gives the value NaN"));
  }

  private static void awaitReason(String part) throws InterruptedException {
    for (int i = 0; i < 1200; i++) {
      String reason = given().get("/q/health/ready").path(MODEL);
      if (part == null ? reason == null : reason != null && reason.contains(part)) {
        return;
      }
      Thread.sleep(50);
    }
    assertThat(given().get("/q/health/ready").asString()).contains(String.valueOf(part));
  }
}
