package io.ganqp.inference.gate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.hamcrest.Matchers.oneOf;

import io.ganqp.inference.ServedModel;
import io.netty.util.internal.PlatformDependent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A service with little room and little time. */
@QuarkusTest
@TestProfile(LimitsTest.Tight.class)
class LimitsTest {
  private static final int CONNECTIONS = 16;
  private static final int GRIDS = 20;
  private static final int ENOUGH_FOR_ALL_BUFFERS = 2000;

  /** A queue of one face, and short limits. */
  public static final class Tight implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ganqp.connections.maximum", Integer.toString(CONNECTIONS),
          "ganqp.connections.head-timeout", "5s",
          "ganqp.connections.answer-timeout", "5s",
          "ganqp.connections.content-timeout", "6s",
          "ganqp.workers", "1",
          "ganqp.queue-capacity", "1");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(ServedModel.class));
    }
  }

  @Test
  void aConnectionWithoutAWholeRequestEnds() throws IOException {
    double before = closed("head-timeout");
    try (RawClient silent = new RawClient();
        RawClient unfinished = new RawClient()) {
      unfinished.send("GET /model HTTP/1.1\r\nHost: x\r\nX: ");

      assertThat(silent.rest()).isEmpty();
      assertThat(unfinished.rest()).isEmpty();
    }
    assertThat(closed("head-timeout") - before).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aRequestWhoseContentComesByteByByteIsEnded() throws Exception {
    double before = closed("content-timeout");
    try (RawClient slow = new RawClient()) {
      slow.send("POST /generate HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n");

      assertThatIOException()
          .isThrownBy(
              () -> {
                for (int i = 0; i < 5000; i++) {
                  slow.send(" ");
                  TimeUnit.MILLISECONDS.sleep(100);
                }
              });
    }
    assertThat(closed("content-timeout") - before).isEqualTo(1);
  }

  @Test
  void connectionsHeldForNothingMakeRoomForProbes() throws IOException {
    double before = closed("evicted");
    List<RawClient> held = new ArrayList<>();
    try {
      for (int i = 0; i < 3 * CONNECTIONS; i++) {
        held.add(new RawClient().send("GET /model HTTP/1.1\r\nX: "));
      }

      // All have come by then: among those that are still to come, a probe is one of the oldest.
      for (RawClient evicted : held.subList(0, 2 * CONNECTIONS)) {
        assertThat(evicted.rest()).isEmpty();
      }

      try (RawClient probe = new RawClient()) {
        assertThat(probe.get("/q/health/ready").answer().status()).isEqualTo(200);
      }
    } finally {
      for (RawClient client : held) {
        client.close();
      }
    }
    assertThat(closed("evicted") - before).isPositive();
  }

  @Test
  void streamsOfEventsMakeRoomForProbes() throws IOException {
    double before = closed("evicted");
    List<RawClient> held = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        held.add(new RawClient().get("/model/events"));
        assertThat(held.get(i).answer().status()).isEqualTo(200);
      }

      try (RawClient probe = new RawClient()) {
        assertThat(probe.get("/q/health/ready").answer().status()).isEqualTo(200);
      }
    } finally {
      for (RawClient client : held) {
        client.close();
      }
    }
    assertThat(closed("evicted") - before).isPositive();
  }

  @Test
  void aClientThatDoesNotTakeItsAnswersIsEnded() throws Exception {
    double before = closed("answer-timeout");
    try (RawClient client = new RawClient(4096)) {
      for (int i = 0; i < ENOUGH_FOR_ALL_BUFFERS; i++) {
        client.get("/app.css");
      }

      assertThatIOException()
          .isThrownBy(
              () -> {
                for (int i = 0; i < 1200; i++) {
                  client.send("\r\n");
                  TimeUnit.MILLISECONDS.sleep(50);
                }
              });
    }
    assertThat(closed("answer-timeout") - before).isEqualTo(1);
  }

  @Test
  void aConnectionThatIsAlwaysAByteAheadTakesNoMoreMemoryForIt() throws IOException {
    String head = "BREW / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(15_000) + "\r\n\r\n";
    long before = PlatformDependent.usedDirectMemory();
    try (RawClient client = new RawClient().send("B")) {
      for (int i = 0; i < 2_000; i++) {
        client.send(head.substring(1) + "B");
        assertThat(client.answer().status()).isEqualTo(501);
      }

      assertThat(PlatformDependent.usedDirectMemory() - before).isLessThan(16 << 20);
    }
  }

  @Test
  void anImageIsRefusedWhileTheQueueIsFullUnlessItIsKeptAndNothingElseIs() throws IOException {
    String tag = given().get("/generate?seed=1").header("ETag");
    try (RawClient busy = new RawClient();
        RawClient client = new RawClient()) {
      for (int i = 0; i < GRIDS; i++) {
        busy.get("/grid?seed=%d&rows=8&columns=8".formatted(i));
      }

      RawClient.Answer refused = client.get("/generate?seed=1000").answer();
      for (int i = 1001; i < 2000 && refused.status() == 200; i++) {
        refused = client.get("/generate?seed=" + i).answer();
      }

      assertThat(refused.status()).isEqualTo(503);
      assertThat(Integer.parseInt(refused.fields().get("retry-after"))).isBetween(1, 60);
      assertThat(refused.body()).contains("urn:ganqp:problem:queue-full", "more than 1 faces");
      assertThat(client.get("/generate?seed=1").answer().status()).as("kept").isEqualTo(200);
      given().get("/").then().statusCode(200);
      given().get("/q/health/ready").then().statusCode(200);
      given().head("/generate?seed=1").then().statusCode(200);
      given().header("If-None-Match", tag).get("/generate?seed=1").then().statusCode(304);
      given().get("/generate?seed=x").then().statusCode(oneOf(400, 503));
      for (int i = 0; i < GRIDS; i++) {
        assertThat(busy.answer().status()).isIn(200, 503);
      }
    }
  }

  @Test
  void aZipThatWaitsForRoomIsCountedAsNoRefusedRequest() throws IOException {
    double before = count("ganqp_rejected_total ");
    int refused = 0;
    try (RawClient zip = new RawClient();
        RawClient busy = new RawClient()) {
      zip.send(
          "GET /faces.zip?from=5000&count=60 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(zip.answer().status()).isEqualTo(200);
      for (int i = 0; i < GRIDS; i++) {
        busy.get("/grid?seed=%d&rows=8&columns=8".formatted(6000 + 64 * i));
      }
      for (int i = 0; i < GRIDS; i++) {
        refused += busy.answer().status() == 503 ? 1 : 0;
      }

      assertThat(zip.rest()).contains("face-5059.png");
    }
    assertThat(count("ganqp_rejected_total ") - before).isEqualTo(refused);
  }

  private static double closed(String reason) {
    return count("ganqp_connections_closed_total{reason=\"%s\"} ".formatted(reason));
  }

  private static double count(String series) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElseThrow();
  }
}
