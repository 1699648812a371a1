package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServedModel.class)
class ImageResourceTest {
  @Test
  void aSeedIsAFaceThatMayBeKeptAndIsAskedForAgain() throws IOException {
    Response answer = given().get("/generate?seed=42");

    answer
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("Cache-Control", "no-cache")
        .header("Vary", "Accept")
        .header("Ganqp-Seed", "42")
        .header("ETag", matchesPattern("\"[!#-~]+\""))
        .header("Content-Disposition", "inline; filename=\"face-42.png\"");
    assertThat(decode(answer).getWidth()).isEqualTo(ServedModel.RESOLUTION);
    assertThat(given().get("/generate?seed=42").asByteArray()).isEqualTo(answer.asByteArray());
    assertThat(given().get("/generate?seed=43").asByteArray()).isNotEqualTo(answer.asByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/generate?seed=1",
        "/grid?seed=1&rows=1&columns=2",
        "/interpolate?from=1&to=2&steps=2"
      })
  void onlyAnAddressThatNamesItsModelMayBeKeptForEver(String address) {
    String model = "&model=" + given().get("/model").<String>path("sha256").substring(0, 16);

    for (String tag : new String[] {"", given().get(address).header("ETag")}) {
      given()
          .header("If-None-Match", tag)
          .get(address)
          .then()
          .header("Cache-Control", "no-cache")
          .header("ETag", notNullValue());
      given()
          .header("If-None-Match", tag)
          .get(address + model)
          .then()
          .header("Cache-Control", "public, max-age=31536000, immutable");
    }
  }

  @Test
  void theModelSaysWhereItsFacesAreForEver() {
    String face = given().get("/model").path("face");

    given()
        .urlEncodingEnabled(false)
        .get("/" + face.replace("{seed}", "42"))
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("Ganqp-Seed", "42");
  }

  @Test
  void aRandomFaceIsNotKeptWhicheverModelIsNamed() {
    String digest = given().get("/model").path("sha256");

    given().get("/generate?model=" + digest).then().header("Cache-Control", "no-store");
  }

  @Test
  void aQualityChangesNoPng() {
    byte[] face = given().get("/generate?seed=1&format=png").asByteArray();

    assertThat(given().get("/generate?seed=1&format=png&quality=5").asByteArray()).isEqualTo(face);
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
            // The same image by another name, which is not kept yet.
            .mapToObj(seed -> given().get("/grid?rows=1&columns=1&seed=" + seed).asByteArray())
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
  void aStripGoesFromOneFaceToAnother() throws IOException {
    Response answer = given().get("/interpolate?from=10&to=-3&steps=5&truncation=0.8");

    answer
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("Ganqp-Seed", nullValue())
        .header("Cache-Control", "no-cache")
        .header("Content-Disposition", "inline; filename=\"faces-10-to--3.png\"");
    BufferedImage strip = decode(answer);
    int side = ServedModel.RESOLUTION;
    assertThat(strip.getWidth()).isEqualTo(5 * side);
    assertThat(strip.getHeight()).isEqualTo(side);
    BufferedImage first = decode(given().get("/generate?seed=10&truncation=0.8"));
    BufferedImage last = decode(given().get("/generate?seed=-3&truncation=0.8"));
    assertThat(face(strip, 0)).isEqualTo(face(first, 0));
    assertThat(face(strip, 4)).isEqualTo(face(last, 0));
    assertThat(IntStream.range(0, 5).mapToObj(i -> Arrays.hashCode(face(strip, i))))
        .doesNotHaveDuplicates();
  }

  @Test
  void aClientThatHasTheStripIsToldSo() {
    String tag = given().get("/interpolate?from=1&to=2&steps=3").header("ETag");

    given()
        .header("If-None-Match", tag)
        .get("/interpolate?from=1&to=2&steps=3")
        .then()
        .statusCode(304);
    for (String other :
        new String[] {"from=2&to=1&steps=3", "from=1&to=2", "from=1&to=3&steps=3"}) {
      assertThat(given().head("/interpolate?" + other).header("ETag"))
          .matches("\"[!#-~]+\"")
          .isNotEqualTo(tag);
    }
  }

  @Test
  void betweenASeedAndItselfIsItsFace() throws IOException {
    BufferedImage strip = decode(given().get("/interpolate?from=7&to=7&steps=3"));
    BufferedImage face = decode(given().get("/generate?seed=7"));

    for (int i = 0; i < 3; i++) {
      assertThat(face(strip, i)).isEqualTo(face(face, 0));
    }
  }

  private static int[] face(BufferedImage strip, int index) {
    int side = ServedModel.RESOLUTION;
    return strip.getRGB(index * side, 0, side, side, null, 0, side);
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
