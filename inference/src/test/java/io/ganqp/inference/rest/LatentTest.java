package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faces of latents that are sent. */
@QuarkusTest
@WithTestResource(ServedModel.class)
class LatentTest {
  private static final int DIMENSION = 16;

  @Test
  void theLatentOfASeedIsTheFaceOfTheSeed() {
    Response answer = post("{\"z\":" + latent(42) + "}");

    answer
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("Cache-Control", "no-store")
        .header("ETag", startsWith("\"1-"));
    assertThat(answer.asByteArray()).isEqualTo(given().get("/generate?seed=42").asByteArray());
  }

  @Test
  void optionsAreThoseOfAQuery() {
    String model = given().get("/model").<String>path("sha256").substring(0, 16);

    Response answer =
        post(
            "{\"z\":%s,\"truncation\":0.7,\"format\":\"jpeg\",\"quality\":80,\"model\":\"%s\"}"
                .formatted(latent(42), model));

    assertThat(answer.asByteArray())
        .isEqualTo(
            given().get("/generate?seed=42&truncation=0.7&format=jpeg&quality=80").asByteArray());
    post("{\"z\":" + latent(42) + ",\"model\":\"00000000\"}").then().statusCode(404);
  }

  @Test
  void eachLatentHasATagOfItsOwnWhichIsNotAskedFor() {
    String one = post("{\"z\":" + latent(1) + "}").header("ETag");

    assertThat(post("{\"z\":" + latent(2) + "}").header("ETag")).isNotEqualTo(one);
    assertThat(post("{\"z\":" + latent(1) + ",\"truncation\":0.5}").header("ETag"))
        .isNotEqualTo(one);
    given()
        .contentType("application/json")
        .header("If-None-Match", one)
        .body("{\"z\":" + latent(1) + "}")
        .post("/generate")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | z | no JSON object",
        "{ | z | no JSON",
        "[] | z | no JSON object",
        "{} {} | z | no JSON",
        "{} | z | z is no array",
        "{\"z\":[]} | z | z has 0 numbers, expected 16",
        "{\"z\":[1,2]} | z | z has 2 numbers, expected 16",
        "{\"z\":[\"1\"]} | z | z[0] is \"1\", expected a number from -100 to 100",
        "{\"z\":[0,101]} | z | z[1] is 101",
        "{\"z\":[1e999]} | z | z[0] is",
        "{\"z\":[1e99999999999]} | z | too large an exponent",
        "{\"z\":[0.10e-2147483647]} | z | too large an exponent",
        "{\"z\":[NaN]} | z | no JSON",
        "{\"z\":[null]} | z | z[0] is null",
        "{\"z\":[],\"z\":[]} | z | no JSON",
        "{\"z\":[],\"seed\":1} | seed | \"seed\" is not a parameter here",
        "{\"z\":[],\"truncation\":2} | truncation | truncation is \"2\"",
        "{\"z\":[],\"truncation\":null} | truncation | truncation is null",
        "{\"z\":[],\"format\":\"gif\"} | format | format is \"gif\""
      })
  void anythingElseIsRefusedInWords(String body, String parameter, String detail) {
    post(body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("parameter", equalTo(parameter))
        .body("detail", containsString(detail));
  }

  @Test
  void parametersAreSentAsContent() {
    given()
        .contentType("application/json")
        .body("{\"z\":" + latent(1) + "}")
        .post("/generate?format=png")
        .then()
        .statusCode(400)
        .body("detail", containsString("send them as content"));
  }

  @Test
  void contentIsJson() {
    given()
        .contentType("application/x-www-form-urlencoded")
        .body("z=1")
        .post("/generate")
        .then()
        .statusCode(415)
        .body("detail", containsString("application/json"));
  }

  private static Response post(String body) {
    return given().contentType("application/json").body(body).post("/generate");
  }

  private static String latent(long seed) {
    float[] z = new float[DIMENSION];
    SeededLatent.draw(seed, 1f, DIMENSION, FloatBuffer.wrap(z));
    return Arrays.toString(z);
  }
}
