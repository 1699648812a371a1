package io.ganqp.operator.training;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks a trainer where it stands. Trusts no trainer: its answer is bounded in time and size. */
final class TrainerClient {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final long LONGEST_ANSWER = 64 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  /**
   * The answer to {@code GET /progress}; empty if it is none, exceptional if there is none in time.
   *
   * @param address of the trainer's server, without a path
   */
  CompletableFuture<Optional<TrainerReport>> progress(URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/progress")).timeout(PATIENCE).build();
    CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(request, boundedText());
    return exchange
        .orTimeout(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .whenComplete((response, failure) -> exchange.cancel(true))
        .thenApply(
            response ->
                response.statusCode() == 200
                    ? TrainerReport.parse(response.body())
                    : Optional.empty());
  }

  private static BodyHandler<String> boundedText() {
    return head -> {
      long length = head.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE);
      return length <= LONGEST_ANSWER
          ? BodySubscribers.ofString(StandardCharsets.UTF_8)
          : BodySubscribers.replacing("");
    };
  }
}
