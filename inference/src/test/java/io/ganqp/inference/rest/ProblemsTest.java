package io.ganqp.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that get no image. */
@QuarkusTest
@WithTestResource(ServedModel.class)
class ProblemsTest {
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
        "/generate?format=jpeg&quality=0 | 400 | quality is \"0\", expected a whole number from 1",
        "/generate?model=xyz | 400 | model is \"xyz\", expected the first 8 to 64 hexadecimal",
        "/grid?rows=65 | 400 | rows is \"65\", expected a whole number from 1 to 64",
        "/grid?columns=-1 | 400 | columns is \"-1\", expected",
        "/grid?rows=9&columns=9 | 400 | 9 rows of 9 columns are 81 faces, expected at most 64.",
        "/generate?format=apng | 400 | format is \"apng\", expected png or jpeg.",
        "/generate?delay=80 | 400 | \"delay\" is not a parameter here",
        "/interpolate?from=1&to=2&format=bmp | 400 | format is \"bmp\", expected png, jpeg or"
            + " apng.",
        "/interpolate?from=1&to=2&delay=80 | 400 | delay is for an animation alone; add"
            + " format=apng",
        "/interpolate?from=1&to=2&format=png&delay=80 | 400 | delay is for an animation alone",
        "/interpolate?from=1&to=2&format=apng&delay=19 | 400 | delay is \"19\", expected a whole",
        "/interpolate?from=1&to=2&format=apng&delay=10001 | 400 | delay is \"10001\", expected",
        "/interpolate?from=1&to=2&format=apng&quality=0 | 400 | quality is \"0\", expected a whole",
        "/interpolate?from=1&to=2&format=apng&steps=65 | 400 | steps is \"65\", expected a whole",
        "/faces.zip?count=3 | 400 | from is missing, expected a whole number",
        "/faces.zip?from=1&count=0 | 400 | count is \"0\", expected a whole number from 1 to 1000",
        "/faces.zip?from=1&count=1001 | 400 | count is \"1001\", expected a whole number",
        "/faces.zip?from=1&format=apng | 400 | format is \"apng\", expected png or jpeg.",
        "/faces.zip?from=1&seed=1 | 400 | \"seed\" is not a parameter here; there are count",
        "/interpolate?to=1 | 400 | from is missing, expected a whole number",
        "/interpolate?from=1 | 400 | to is missing, expected a whole number",
        "/interpolate?from=1&to=x | 400 | to is \"x\", expected a whole number",
        "/interpolate?from=1&to=2&steps=1 | 400 | steps is \"1\", expected a whole number from 2"
            + " to",
        "/interpolate?from=1&to=2&steps=65 | 400 | steps is \"65\", expected a whole number from 2",
        "/interpolate?from=1&to=2&seed=3 | 400 | \"seed\" is not a parameter here; there are"
            + " delay",
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
  @ValueSource(strings = {"/grid", "/interpolate", "/model"})
  void otherMethodsAreProblems(String path) {
    given()
        .post(path)
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .header("Allow", "GET, HEAD")
        .body("detail", equalTo("POST is not served here, GET and HEAD are."));
  }

  @Test
  void whereContentIsTakenTheMethodsThatAreServedHavePost() {
    given()
        .put("/generate")
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .header("Allow", "GET, HEAD, POST")
        .body("detail", equalTo("PUT is not served here, GET, HEAD and POST are."));
  }

  @Test
  void malformedPercentEncodingIsAProblem() throws IOException {
    // No client library sends it.
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket
          .getOutputStream()
          .write(
              "GET /generate?seed=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400")
          .contains("Content-Type: application/problem+json", "two hexadecimal digits");
    }
  }
}
