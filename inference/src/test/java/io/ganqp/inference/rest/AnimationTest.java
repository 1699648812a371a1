package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The faces between two seeds, one after another. */
@QuarkusTest
@WithTestResource(ServedModel.class)
class AnimationTest {
  private static final int SIGNATURE_AND_HEADER = 8 + 25;
  private static final int FRAMES_AT = SIGNATURE_AND_HEADER + 8;
  private static final int DELAY_AT = SIGNATURE_AND_HEADER + 20 + 8 + 20;
  private static final int FIRST_FACE_AT = SIGNATURE_AND_HEADER + 20 + 38;

  @Test
  void beginsWithTheFirstFaceAndEndsWithTheLast() {
    Response answer =
        given().get("/interpolate?from=10&to=-3&steps=5&truncation=0.8&format=apng&delay=50");

    answer
        .then()
        .statusCode(200)
        .contentType("image/apng")
        .header("Ganqp-Seed", nullValue())
        .header("Cache-Control", "no-cache")
        .header("Content-Disposition", "inline; filename=\"faces-10-to--3.apng\"");
    byte[] file = answer.asByteArray();
    assertThat(ByteBuffer.wrap(file).getInt(FRAMES_AT)).isEqualTo(5);
    assertThat(ByteBuffer.wrap(file).getShort(DELAY_AT)).isEqualTo((short) 50);
    byte[] first = pixels(given().get("/generate?seed=10&truncation=0.8").asByteArray());
    byte[] last = pixels(given().get("/generate?seed=-3&truncation=0.8").asByteArray());
    assertThat(Arrays.copyOfRange(file, FIRST_FACE_AT + 8, FIRST_FACE_AT + 8 + first.length))
        .isEqualTo(first);
    int end = file.length - 12 - 4;
    assertThat(Arrays.copyOfRange(file, end - last.length, end)).isEqualTo(last);
  }

  @Test
  void hasThirtyTwoFramesUnlessToldOtherwise() {
    byte[] file = given().get("/interpolate?from=1&to=2&format=apng").asByteArray();

    assertThat(ByteBuffer.wrap(file).getInt(FRAMES_AT)).isEqualTo(32);
  }

  @Test
  void isKeptAndAskedForAgainByItsTag() {
    String path = "/interpolate?from=1&to=3&steps=3&format=apng";
    Response answer = given().get(path);
    String tag = answer.header("ETag");

    assertThat(given().get(path).asByteArray()).isEqualTo(answer.asByteArray());
    given().header("If-None-Match", tag).get(path).then().statusCode(304);
    for (String other : new String[] {path + "&delay=81", "/interpolate?from=1&to=3&steps=3"}) {
      assertThat(given().head(other).header("ETag")).matches("\"[!#-~]+\"").isNotEqualTo(tag);
    }
  }

  /** Browsers accept an animation wherever they accept an image. */
  @Test
  void isSentToThoseAloneWhoNameIt() {
    given()
        .accept("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8")
        .get("/interpolate?from=1&to=2&steps=2")
        .then()
        .contentType("image/png");
    given()
        .accept("text/html")
        .get("/interpolate?from=1&to=2&steps=2&format=apng")
        .then()
        .contentType("image/apng");
  }

  /** The data of a PNG that has one chunk of it. */
  private static byte[] pixels(byte[] png) {
    int length = ByteBuffer.wrap(png).getInt(SIGNATURE_AND_HEADER);
    return Arrays.copyOfRange(png, SIGNATURE_AND_HEADER + 8, SIGNATURE_AND_HEADER + 8 + length);
  }
}
