package io.ganqp.inference.gate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, byte by byte. */
@QuarkusTest
@WithTestResource(ServedModel.class)
class GateTest {
  private static final int MANY = 10_000;
  private static final int SOME = 2_000;
  private static final int AT_ONCE = 100;
  private static final String SMUGGLED = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1;a=\"\r\nX\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1\nX\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello",
        "Content-Length: +5\r\n\r\nhello",
        "Content-Length: -1\r\n\r\n",
        "X: a\r\n b\r\n\r\n",
        "X: a\n\n",
        "X: a\0b\r\n\r\n"
      })
  void nothingIsReadAfterARequestWhoseEndIsInDoubt(String end) throws IOException {
    try (RawClient client = new RawClient()) {
      client.send("GET /model HTTP/1.1\r\nHost: x\r\n" + end + SMUGGLED);

      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isIn(400, 413);
      assertThat(answer.fields())
          .containsEntry("content-type", "application/problem+json")
          .containsEntry("connection", "close");
      assertThat(answer.body()).contains("\"status\":" + answer.status());
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void answersComeInTheOrderOfRequestsRefusedOnesToo() throws IOException {
    try (RawClient client = new RawClient()) {
      client.get("/grid?seed=1&rows=8&columns=8").get("/model").send("BREW /pot HTTP/1.1\r\n");
      client.send("Host: x\r\n\r\n").get("/nothing").get("/%zz").get("/model");

      assertThat(client.answer().fields()).containsEntry("content-type", "image/png");
      assertThat(client.answer().body()).contains("sha256");
      assertThat(client.answer().status()).isEqualTo(501);
      assertThat(client.answer().status()).isEqualTo(404);
      assertThat(client.answer().status()).isEqualTo(400);
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void aRefusedHeadHasNoBody() throws IOException {
    try (RawClient client = new RawClient()) {
      client.send("HEAD /%zz HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.rest()).startsWith("HTTP/1.1 400 Bad Request\r\n").endsWith("\r\n\r\n");
    }
  }

  @Test
  void http2InClearTextIsNotSpoken() throws IOException {
    try (RawClient client = new RawClient()) {
      client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

      assertThat(client.answer().status()).isEqualTo(505);
    }
    given()
        .header("Connection", "Upgrade, HTTP2-Settings")
        .header("Upgrade", "h2c")
        .header("HTTP2-Settings", "AAMAAABkAAQCAAAAAAIAAAAA")
        .get("/model")
        .then()
        .statusCode(200);
  }

  @Test
  void timeSeriesAreBoundedWhateverIsAskedAndFacesAreStillCounted() throws IOException {
    long before = series();
    long faces = facesAnswered();

    ask(MANY, 501, i -> "A%d /generate HTTP/1.1\r\nHost: x\r\n\r\n".formatted(i));
    ask(MANY, 405, i -> "POST /junk%d HTTP/1.1\r\nHost: x\r\n\r\n".formatted(i));
    ask(SOME, 404, i -> "GET /junk%d HTTP/1.1\r\nHost: x\r\n\r\n".formatted(i));
    ask(SOME, 400, i -> "GET /grid?junk%1$d=%1$d HTTP/1.1\r\nHost: x%1$d\r\n\r\n".formatted(i));
    for (int seed = 0; seed < 5; seed++) {
      given().get("/generate?seed=" + seed).then().statusCode(200);
    }

    assertThat(facesAnswered() - faces).isEqualTo(5);
    assertThat(series() - before).as("further time series").isLessThan(40);
  }

  private static void ask(int times, int status, IntFunction<String> request) throws IOException {
    try (RawClient client = new RawClient()) {
      for (int i = 0; i < times; i += AT_ONCE) {
        StringBuilder requests = new StringBuilder();
        for (int j = i; j < i + AT_ONCE; j++) {
          requests.append(request.apply(j));
        }
        client.send(requests.toString());
        for (int j = 0; j < AT_ONCE; j++) {
          assertThat(client.answer().status()).isEqualTo(status);
        }
      }
    }
  }

  private static long series() {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("http") || line.startsWith("g"))
        .count();
  }

  private static long facesAnswered() {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .filter(line -> line.contains("uri=\"/generate\"") && line.contains("status=\"200\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static String metrics() {
    return given().get("/q/metrics").asString();
  }
}
