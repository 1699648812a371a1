package io.ganqp.inference.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.fuzz.DamagedReads;
import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever befell a request, from its first byte to its seeds: each answer is whole, is one that
 * the description knows, and never says that the service failed.
 */
@QuarkusTest
@WithTestResource(ServedModel.class)
class DamagedRequestsTest {
  private static final int TRIES = 150;
  private static final String LINE = "\r\n";
  private static final String END = LINE + LINE;
  private static final Set<Integer> IMAGE_OR_NOT_MODIFIED = Set.of(200, 304);
  private static final Set<Integer> REFUSALS =
      Set.of(400, 404, 405, 406, 413, 414, 417, 431, 501, 505);

  private static final List<String> FIELDS =
      List.of(
          "Host: localhost",
          "Accept: image/jpeg;q=0.5, image/png",
          "If-None-Match: \"a\", W/\"b\"",
          "Connection: keep-alive");

  /** Ends the connection, so that there is an end to what is answered. */
  private static final String LAST =
      request("/model", List.of("Host: localhost", "Connection: close"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/generate?seed=-9223372036854775808&truncation=0.7&format=jpeg&quality=90",
        "/grid?seed=9223372036854775806&rows=2&columns=2&truncation=1e-3&format=png",
        "/interpolate?from=-1&to=42&steps=3&truncation=.5"
      })
  void areAnsweredOrRefused(String target) {
    new DamagedReads<>(
            request(target, FIELDS).getBytes(ISO_8859_1),
            bytes -> statuses(new String(bytes, ISO_8859_1)),
            IOException.class,
            "nothing is refused so")
        .readOrRefuse(TRIES);
  }

  private static String request(String target, List<String> fields) {
    return "GET " + target + " HTTP/1.1" + LINE + String.join(LINE, fields) + END;
  }

  private static List<Integer> statuses(String requests) throws IOException {
    try (RawClient client = new RawClient()) {
      List<RawClient.Answer> answers = client.send(requests + END + LAST).answers();
      assertThat(answers).isNotEmpty().allSatisfy(DamagedRequestsTest::expectKnown);
      return answers.stream().map(RawClient.Answer::status).toList();
    }
  }

  private static void expectKnown(RawClient.Answer answer) {
    if (REFUSALS.contains(answer.status())) {
      assertThat(answer.fields()).containsEntry("content-type", "application/problem+json");
      assertThat(answer.body()).contains("\"status\":" + answer.status());
    } else {
      assertThat(answer.status()).isIn(IMAGE_OR_NOT_MODIFIED);
    }
  }
}
