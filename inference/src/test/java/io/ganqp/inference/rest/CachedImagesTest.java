package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Images that are kept for the next who asks. */
@QuarkusTest
@WithTestResource(ServedModel.class)
class CachedImagesTest {
  @Test
  void anImageIsMadeOnceHoweverOftenItIsAskedFor() {
    double before = metric("ganqp_faces_total");
    double hits = metric("ganqp_cache_requests_total{result=\"hit\"}");
    byte[] face = given().get("/generate?seed=9001").asByteArray();

    IntStream.range(0, 20)
        .parallel()
        .forEach(
            i -> {
              assertThat(given().get("/generate?seed=9001").asByteArray()).isEqualTo(face);
              given().get("/grid?seed=9005&rows=2&columns=2").then().statusCode(200);
            });

    assertThat(metric("ganqp_faces_total")).isEqualTo(before + 5);
    assertThat(metric("ganqp_cache_requests_total{result=\"hit\"}"))
        .isGreaterThanOrEqualTo(hits + 20);
  }

  @Test
  void anotherEncodingOrTruncationIsAnotherImage() {
    byte[] png = given().get("/generate?seed=9002").asByteArray();

    assertThat(given().get("/generate?seed=9002&format=jpeg").asByteArray()).isNotEqualTo(png);
    assertThat(given().get("/generate?seed=9002&truncation=0.5").asByteArray()).isNotEqualTo(png);
    assertThat(given().accept("image/jpeg").get("/generate?seed=9002").contentType())
        .isEqualTo("image/jpeg");
  }

  @Test
  void aRandomFaceIsNotKept() {
    double before = metric("ganqp_cache_bytes");

    given().get("/generate").then().statusCode(200);

    assertThat(metric("ganqp_cache_bytes")).isEqualTo(before);
  }

  private static double metric(String name) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
