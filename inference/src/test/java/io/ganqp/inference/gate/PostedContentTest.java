package io.ganqp.inference.gate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with content, byte by byte. */
@QuarkusTest
@TestProfile(PostedContentTest.ShortContentTimeout.class)
class PostedContentTest {
  private static final int MOST = 64 * 1024;
  private static final String HEAD =
      "POST /generate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
  private static final String LATENT =
      IntStream.range(0, 16).mapToObj(Integer::toString).collect(Collectors.joining(","));
  private static final String BODY = "{\"z\":[" + LATENT + "]}";

  /** Little content, in little time. */
  public static final class ShortContentTimeout implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.limits.max-body-size", "64K",
          "ganqp.connections.content-timeout", "2s");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(ServedModel.class));
    }
  }

  @Test
  void contentIsFramedByItsLengthOrInChunks() throws IOException {
    try (RawClient client = new RawClient()) {
      client.send(withLength(BODY)).send(chunked(BODY, 7)).send(chunked(BODY, 1)).get("/model");

      String face = client.answer().fields().get("etag");
      assertThat(face).isNotEmpty();
      assertThat(client.answer().fields()).containsEntry("etag", face);
      assertThat(client.answer().fields()).containsEntry("etag", face);
      assertThat(client.answer().body()).contains("sha256");
    }
  }

  @Test
  void contentMayArriveInPieces() throws IOException {
    try (RawClient client = new RawClient()) {
      String request = chunked(BODY, 5);
      for (int i = 0; i < request.length(); i += 3) {
        client.send(request.substring(i, Math.min(request.length(), i + 3)));
      }

      assertThat(client.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void whoeverAsksIsToldToGoOnOnce() throws IOException {
    try (RawClient client = new RawClient()) {
      client.send(
          HEAD + "Content-Length: " + BODY.length() + "\r\neXpect: 100-continue\r\nA: b\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(100);

      client.send(BODY);
      assertThat(client.answer().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1;a=\"\r\nX\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1\nX\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello",
        "Content-Length: +5\r\n\r\nhello",
        "Content-Length: 65537\r\n\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\nffff\r\n"
      })
  void nothingIsReadAfterContentWhoseEndIsInDoubtOrTooFar(String end) throws IOException {
    try (RawClient client = new RawClient()) {
      client.send(HEAD + end + "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");

      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isIn(400, 413);
      assertThat(answer.fields()).containsEntry("connection", "close");
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void theLongestContentIsTaken() throws IOException {
    String longest = BODY + " ".repeat(MOST - BODY.length());

    try (RawClient client = new RawClient()) {
      client.send(withLength(longest)).send(withLength(longest)).get("/model");

      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(client.answer().body()).contains("sha256");
    }
  }

  @Test
  void contentIsRefusedWhereNoneIsTakenAndTheConnectionEnds() throws IOException {
    try (RawClient client = new RawClient()) {
      client.send("POST /grid HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello").get("/model");

      assertThat(client.answer().status()).isEqualTo(405);
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void contentThatDoesNotComeEndsItsConnection() throws IOException {
    try (RawClient client = new RawClient()) {
      client.send(HEAD + "Content-Length: 100\r\n\r\n{\"z\"");

      assertThat(client.rest()).isEmpty();
    }
    assertThat(given().get("/q/metrics").asString())
        .containsPattern("ganqp_connections_closed_total\\{reason=\"content-timeout\"[^}]*} [1-9]");
  }

  /** More than may be held at once is refused, and taken again when it is gone. */
  @Test
  @Timeout(60)
  void allContentTogetherIsBounded() throws IOException {
    List<RawClient> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 32; i++) {
        slow.add(
            new RawClient()
                .send(HEAD + "Content-Length: " + MOST + "\r\n\r\n")
                .send(" ".repeat(MOST - 1)));
      }
      boolean refused = false;
      while (!refused) {
        try (RawClient client = new RawClient()) {
          RawClient.Answer answer = client.send(withLength(" ".repeat(MOST))).answer();
          refused = answer.status() == 503;
          assertThat(answer.status()).isIn(400, 503);
          assertThat(answer.fields().containsKey("retry-after")).isEqualTo(refused);
        }
      }
    } finally {
      for (RawClient client : slow) {
        client.close();
      }
    }
    try (RawClient client = new RawClient()) {
      while (client.send(withLength(BODY)).answer().status() != 200) {
        // The others are being forgotten.
      }
    }
  }

  private static String withLength(String body) {
    return HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static String chunked(String body, int size) {
    StringBuilder request = new StringBuilder(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < body.length(); i += size) {
      String chunk = body.substring(i, Math.min(body.length(), i + size));
      request.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk);
      request.append("\r\n");
    }
    return request.append("0\r\n\r\n").toString();
  }
}
