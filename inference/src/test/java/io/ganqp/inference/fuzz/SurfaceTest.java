package io.ganqp.inference.fuzz;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.fuzz.Damage;
import io.ganqp.contract.fuzz.Fuzzing;
import io.ganqp.inference.ServedModel;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to whatever there is: each answer is one that the description knows, an error
 * says why in JSON, and none says that the service failed. {@code -Dfuzz.requests=10000} sends
 * more.
 */
@QuarkusTest
@TestProfile(SurfaceTest.Impatient.class)
class SurfaceTest {
  private static final Logger LOG = System.getLogger(SurfaceTest.class.getName());
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 400);
  private static final int PATIENCE_MILLIS = 15_000;
  private static final double DAMAGED = 0.25;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");

  /** The server's own count of answers that are failures: 503 is none, nor 505. */
  private static final Pattern FAILURE =
      Pattern.compile("http_server_requests_seconds_count\\{[^}]*status=\"5(?!0[35])[^}]*}.*");

  /** 501 and 505 are the answers to a method and a version that are not known. */
  private static final Set<Integer> KNOWN =
      Set.of(100, 200, 304, 400, 404, 405, 406, 411, 413, 414, 415, 417, 431, 501, 503, 505);

  private static final String LAST =
      "\r\n\r\nGET /model HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

  private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

  /** Content that is missing is not waited for. */
  public static final class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("ganqp.connections.content-timeout", "100ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(ServedModel.class));
    }
  }

  @Test
  void noRequestMakesTheServiceFail() {
    Fuzzing.run(REQUESTS, this::ask);

    LOG.log(Level.INFO, "Answers by status: {0}", statuses);
    assertThat(FAILURE.matcher(given().get("/q/metrics").asString()).results())
        .extracting(result -> result.group())
        .isEmpty();
    given().get("/q/health/ready").then().statusCode(200);
  }

  private void ask(SplittableRandom random) {
    Values values = new Values(random);
    RandomRequest request = RandomRequest.of(values);
    try {
      if (values.happens(DAMAGED)) {
        expectKnownAnswers(new Damage(random).of(request.bytes()));
      } else {
        expectOneAnswer(request);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    }
  }

  private void expectOneAnswer(RandomRequest request) throws IOException {
    String answer = exchange(request.bytes());

    assertThat(answer).as("%s", request).startsWith("HTTP/1.1 ");
    int status = Integer.parseInt(answer.substring(9, 12));
    count(status, request.toString());
    if (status >= 400 && !request.method().equals("HEAD")) {
      JsonObject why = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n")).strip());
      assertThat(why.getString("error", why.getString("detail"))).as("%s", request).isNotBlank();
    }
  }

  /** It may be no request any more, or several, and may need more to be one. */
  private void expectKnownAnswers(byte[] damaged) throws IOException {
    String request = new String(damaged, ISO_8859_1) + LAST;
    Matcher answers = STATUS.matcher(exchange(request.getBytes(ISO_8859_1)));
    while (answers.find()) {
      count(Integer.parseInt(answers.group(1)), request);
    }
  }

  private void count(int status, String request) {
    statuses.merge(status, 1, Integer::sum);
    assertThat(KNOWN).as("%s", request).contains(status);
  }

  /** Sends it on a connection of its own, and takes all that comes until that ends. */
  private static String exchange(byte[] request) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
