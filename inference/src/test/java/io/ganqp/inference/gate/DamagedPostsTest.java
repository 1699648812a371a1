package io.ganqp.inference.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.fuzz.DamagedReads;
import io.ganqp.inference.ServedModel;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever befell a request with content: each answer is whole, is one that the description knows,
 * and never says that the service failed. Where the rest of the content is waited for in vain, the
 * connection ends.
 */
@QuarkusTest
@TestProfile(DamagedPostsTest.Impatient.class)
class DamagedPostsTest {
  private static final int TRIES = 60;
  private static final Set<Integer> REFUSALS =
      Set.of(400, 404, 405, 406, 411, 413, 414, 415, 417, 431, 501, 505);
  private static final String LAST =
      "\r\n\r\nGET /model HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  private static final String LATENT =
      IntStream.range(0, 16).mapToObj(Integer::toString).collect(Collectors.joining(","));

  /** Content that is missing is not waited for. */
  public static final class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("ganqp.connections.content-timeout", "50ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(ServedModel.class));
    }
  }

  @Test
  void latentsAreAnsweredOrRefused() {
    expectKnownAnswers(
        post(
            "/generate",
            "{\"z\":[%s],\"truncation\":0.7,\"format\":\"jpeg\",\"quality\":9}".formatted(LATENT)));
  }

  @Test
  void tensorsAreAnsweredOrRefused() {
    expectKnownAnswers(
        post(
            "/v2/models/faces/infer",
            "{\"id\":\"a\",\"parameters\":{\"truncation\":0.5},\"inputs\":[{\"name\":\"z\",\"shape\":[1,16],"
                + "\"datatype\":\"FP32\",\"data\":[[%s]]}],\"outputs\":[{\"name\":\"encoded\"}]}"
                    .formatted(LATENT)));
  }

  @Test
  void chunksAreAnsweredOrRefused() {
    String content =
        "{\"inputs\":[{\"name\":\"seed\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[7]}]}";
    expectKnownAnswers(
        "POST /v2/models/faces/infer HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "1\r\n{\r\n%x\r\n%s\r\n0\r\n\r\n"
                .formatted(content.length() - 1, content.substring(1)));
  }

  private static String post(String path, String content) {
    return ("POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: %d\r\n\r\n%s")
        .formatted(path, content.length(), content);
  }

  private static void expectKnownAnswers(String request) {
    new DamagedReads<>(
            request.getBytes(ISO_8859_1),
            bytes -> statuses(new String(bytes, ISO_8859_1)),
            IOException.class,
            "nothing is refused so")
        .readOrRefuse(TRIES);
  }

  private static List<Integer> statuses(String requests) throws IOException {
    try (RawClient client = new RawClient()) {
      List<RawClient.Answer> answers = client.send(requests + LAST).answers();
      assertThat(answers)
          .allSatisfy(
              answer -> {
                if (answer.status() != 200) {
                  assertThat(answer.status()).isIn(REFUSALS);
                  assertThat(answer.body()).startsWith("{").endsWith("}");
                }
              });
      return answers.stream().map(RawClient.Answer::status).toList();
    }
  }
}
