package io.ganqp.operator.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks pods, without waiting for them. */
public final class PodHttp {

  /** For the connection, and for the head of the answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** For the whole answer. */
  private static final Duration LONGEST = Duration.ofSeconds(6);

  private static final int LARGEST = 64 << 10;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(PATIENCE)
          .build();

  /**
   * What a pod answered.
   *
   * @param status of HTTP
   * @param body at most 64 KiB
   */
  public record Answer(int status, byte[] body) {}

  /**
   * The answer to {@code GET}; exceptional if there is none within seconds, or a longer one, after
   * which nothing of the connection is left.
   */
  public CompletableFuture<Answer> get(URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, head -> new BoundedBody(LARGEST));
    // The request's own time-out ends with the head. A copy runs out of time, so that the exchange
    // itself is not done yet and can be cancelled.
    return exchange
        .copy()
        .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((answer, failure) -> exchange.cancel(true))
        .thenApply(answer -> new Answer(answer.statusCode(), answer.body()));
  }
}
