package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServedModel.class)
class FaceResourceTest {

  @Test
  void aSeedIsAFaceThatMayBeKeptForEver() throws IOException {
    Response answer = given().get("/generate?seed=42");

    answer
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("Vary", "Accept")
        .header("Ganqp-Seed", "42")
        .header("ETag", matchesPattern("\"[!#-~]+\""))
        .header("Content-Disposition", "inline; filename=\"face-42.png\"");
    assertThat(decode(answer).getWidth()).isEqualTo(ServedModel.RESOLUTION);
    assertThat(given().get("/generate?seed=42").asByteArray()).isEqualTo(answer.asByteArray());
    assertThat(given().get("/generate?seed=43").asByteArray()).isNotEqualTo(answer.asByteArray());
  }

  @Test
  void withoutASeedTheFaceIsRandomNotKeptAndItsSeedIsSaid() {
    Response answer = given().get("/generate");

    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .header("ETag", nullValue())
        .header("Ganqp-Seed", matchesPattern("-?[0-9]+"));
    String seed = answer.header("Ganqp-Seed");
    assertThat(given().get("/generate?seed=" + seed).asByteArray()).isEqualTo(answer.asByteArray());
    assertThat(given().get("/generate").header("Ganqp-Seed")).isNotEqualTo(seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void everySignedSeedIsTaken(long seed) {
    given()
        .get("/generate?seed=" + seed)
        .then()
        .statusCode(200)
        .header("Ganqp-Seed", Long.toString(seed));
  }

  @Test
  void aClientThatHasTheFaceIsToldSo() {
    String tag = given().get("/generate?seed=5").header("ETag");

    Response answer = given().header("If-None-Match", "\"x\", " + tag).get("/generate?seed=5");

    answer.then().statusCode(304).header("ETag", tag).header("Vary", "Accept");
    assertThat(answer.asByteArray()).isEmpty();
    given().header("If-None-Match", tag).get("/generate?seed=6").then().statusCode(200);
  }

  @Test
  void headSaysWhatGetWouldWithoutMakingAFace() {
    double before = faces();

    Response head = given().head("/generate?seed=77");

    assertThat(faces()).isEqualTo(before);
    Response get = given().get("/generate?seed=77");
    assertThat(faces()).isEqualTo(before + 1);
    head.then().statusCode(200).header("Content-Length", nullValue());
    for (String header : new String[] {"ETag", "Content-Type", "Cache-Control", "Vary"}) {
      assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, '', image/jpeg",
    "'image/jpeg, image/png;q=0.5', '', image/jpeg",
    "image/png, '&format=jpeg', image/jpeg",
    "text/html, '&format=png', image/png",
    "*/*, '', image/png"
  })
  void theFormatIsNegotiated(String accept, String parameter, String type) {
    given()
        .accept(accept)
        .get("/generate?seed=1" + parameter)
        .then()
        .statusCode(200)
        .contentType(type);
  }

  @Test
  void truncationMakesAnotherFaceAndOneMakesNone() {
    byte[] face = given().get("/generate?seed=3").asByteArray();

    assertThat(given().get("/generate?seed=3&truncation=1.0").asByteArray()).isEqualTo(face);
    assertThat(given().get("/generate?seed=3&truncation=0.5").asByteArray()).isNotEqualTo(face);
  }

  @Test
  void neighboursAndTheOrderOfRequestsChangeNoFace() {
    byte[][] alone =
        IntStream.range(0, 24)
            .mapToObj(seed -> given().get("/generate?seed=" + seed).asByteArray())
            .toArray(byte[][]::new);

    byte[][] together =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(seed -> given().get("/generate?seed=" + seed).asByteArray())
            .toArray(byte[][]::new);

    assertThat(together).isDeepEqualTo(alone);
  }

  @Test
  void aGridHoldsTheFacesOfConsecutiveSeedsRowByRow() throws IOException {
    Response answer = given().get("/grid?seed=10&rows=2&columns=3&truncation=0.8");

    answer.then().statusCode(200).contentType("image/png").header("Ganqp-Seed", "10");
    BufferedImage grid = decode(answer);
    int side = ServedModel.RESOLUTION;
    assertThat(grid.getWidth()).isEqualTo(3 * side);
    assertThat(grid.getHeight()).isEqualTo(2 * side);
    for (int i = 0; i < 6; i++) {
      BufferedImage face = decode(given().get("/generate?truncation=0.8&seed=" + (10 + i)));
      int left = i % 3 * side;
      int top = i / 3 * side;
      assertThat(grid.getRGB(left, top, side, side, null, 0, side))
          .as("face %d", i)
          .isEqualTo(face.getRGB(0, 0, side, side, null, 0, side));
    }
  }

  @Test
  void theModelIsDescribed() {
    given()
        .get("/model")
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("no-cache"))
        .body("sha256", matchesPattern("[0-9a-f]{64}"))
        .body("resolution", equalTo(ServedModel.RESOLUTION))
        .body("latentDimension", equalTo(16))
        .body("iteration", equalTo(1000))
        .body("provider", equalTo("cpu"))
        .body("fid", nullValue());
  }

  @Test
  void anAddressMayNameItsModel() {
    String digest = given().get("/model").path("sha256");

    given().get("/generate?seed=1&model=" + digest.substring(0, 12)).then().statusCode(200);
    given()
        .get("/generate?seed=1&model=00000000000")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:ganqp:problem:other-model"))
        .body("detail", containsString(digest));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/generate?seed=abc | 400 | seed is \"abc\", expected a whole number",
        "/generate?seed= | 400 | seed is \"\", expected",
        "/generate?seed | 400 | seed is \"\", expected",
        "/generate?seed=18446744073709551615 | 400 | seed is \"18446744073709551615\"",
        "/generate?seed=1&seed=2 | 400 | seed is given 2 times",
        "/generate?Seed=1 | 400 | \"Seed\" is not a parameter here; there are format, model",
        "/generate?rows=2 | 400 | \"rows\" is not a parameter here",
        "/generate?truncation=2 | 400 | truncation is \"2\", expected a number above 0",
        "/generate?format=bmp | 400 | format is \"bmp\", expected png or jpeg",
        "/generate?quality=50 | 400 | quality is for JPEG only",
        "/generate?format=jpeg&quality=0 | 400 | quality is \"0\", expected a whole number from 1",
        "/generate?model=xyz | 400 | model is \"xyz\", expected the first 8 to 64 hexadecimal",
        "/grid?rows=65 | 400 | rows is \"65\", expected a whole number from 1 to 64",
        "/grid?columns=-1 | 400 | columns is \"-1\", expected",
        "/grid?rows=9&columns=9 | 400 | 9 rows of 9 columns are 81 faces, expected at most 64.",
        "/nothing | 404 | Nothing is at /nothing; there are",
        "/generate/42 | 404 | Nothing is at /generate/42; there are",
        "/model/x | 404 | Nothing is at /model/x; there are"
      })
  void badRequestsAreProblems(String path, int status, String detail) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .header("Cache-Control", "no-store")
        .body("status", equalTo(status))
        .body("detail", startsWith(detail));
  }

  @Test
  void anUnacceptableFormatIsAProblem() {
    given()
        .accept("image/webp")
        .get("/generate?seed=1")
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body("detail", startsWith("Accept is \"image/webp\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/generate", "/grid", "/model"})
  void otherMethodsAreProblems(String path) {
    given()
        .post(path)
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .header("Allow", "GET, HEAD")
        .body("detail", equalTo(path + " takes GET, HEAD alone."));
  }

  @Test
  void malformedPercentEncodingIsRefusedBeforeAnyRoute() throws IOException {
    // No client library sends it.
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket
          .getOutputStream()
          .write(
              "GET /generate?seed=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void isReadyAndSaysWithWhichModel() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body(
            "checks.find { it.name == 'model' }.data.resolution", equalTo(ServedModel.RESOLUTION));
  }

  @Test
  void metricsCountFacesRunsAndTheQueue() {
    given().get("/generate?seed=1");

    String metrics = given().get("/q/metrics").asString();

    assertThat(metrics)
        .contains("ganqp_faces_total")
        .contains("ganqp_inference_seconds_count")
        .contains("ganqp_queue_length 0.0")
        .contains("ganqp_rejected_total 0.0");
  }

  @Test
  void thePageIsServedWithAPolicyThatAllowsNothingForeign() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .header("Content-Security-Policy", startsWith("default-src 'self'"))
        .header("X-Content-Type-Options", "nosniff")
        .body(containsString("app.js"));
  }

  @Test
  void theApiIsDescribed() {
    String description = given().get("/q/openapi").asString();

    assertThat(description)
        .contains("/generate:", "/grid:", "/model:")
        .contains("operationId: generate")
        .contains("image/jpeg")
        .contains("application/problem+json")
        .contains("maximum: 1");
  }

  private static double faces() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("ganqp_faces_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static BufferedImage decode(Response answer) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
  }
}
