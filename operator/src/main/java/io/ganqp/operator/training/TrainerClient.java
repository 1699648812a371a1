package io.ganqp.operator.training;

import io.ganqp.contract.run.TrainerReport;
import io.ganqp.operator.http.PodHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks a trainer where it stands. */
final class TrainerClient {

  private static final int OK = 200;

  private final PodHttp http = new PodHttp();

  /**
   * The answer to {@code GET /progress}; empty if it is none, exceptional if there is none in time.
   *
   * @param address of the trainer's server, without a path
   */
  CompletableFuture<Optional<TrainerReport>> progress(URI address) {
    return http.get(address.resolve("/progress"))
        .thenApply(
            answer ->
                answer.status() == OK
                    ? TrainerReport.parse(new String(answer.body(), StandardCharsets.UTF_8))
                    : Optional.empty());
  }
}
