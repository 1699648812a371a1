package io.ganqp.inference.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.model.OnnxFixture;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rolling update needs of a pod that goes. */
class DrainIT {
  private static final int CLIENTS = 4;

  @TempDir Path folder;

  @Test
  void afterSigtermItIsNotReadyYetAnswersAndSendsClientsAway() throws Exception {
    Path model = Files.write(folder.resolve("tiny.onnx"), OnnxFixture.tiny(16, 32).bytes());
    Map<String, String> environment = Map.of("QUARKUS_SHUTDOWN_DELAY", "3s");
    ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
    try (ServerProcess server =
        ServerProcess.start(model, Path.of("target", "drain.log"), environment)) {
      List<Future<Integer>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(pool.submit(() -> requestsUntilSentAway(server)));
      }
      TimeUnit.SECONDS.sleep(1);
      server.terminate();
      awaitNotReady(server);

      HttpResponse<byte[]> late =
          client().send(get(server, "/generate?seed=7"), BodyHandlers.ofByteArray());
      assertThat(late.statusCode()).isEqualTo(200);
      assertThat(late.headers().firstValue("connection")).contains("close");
      for (Future<Integer> requests : clients) {
        assertThat(requests.get(10, TimeUnit.SECONDS)).isPositive();
      }
      assertThat(server.ended(Duration.ofSeconds(20))).as("the process ends").isTrue();
    } finally {
      pool.shutdownNow();
    }
  }

  /** Asks on one connection until an answer ends it; any failure before that fails the test. */
  private static int requestsUntilSentAway(ServerProcess server) throws Exception {
    HttpClient client = client();
    for (int seed = 0; ; seed++) {
      HttpResponse<byte[]> answer =
          client.send(get(server, "/generate?seed=" + seed), BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      if (answer.headers().firstValue("connection").isPresent()) {
        return seed;
      }
    }
  }

  private static void awaitNotReady(ServerProcess server) throws Exception {
    HttpClient client = client();
    int status = 0;
    for (int i = 0; i < 100 && status != 503; i++) {
      TimeUnit.MILLISECONDS.sleep(20);
      status = client.send(get(server, "/q/health/ready"), BodyHandlers.discarding()).statusCode();
    }
    assertThat(status).as("readiness").isEqualTo(503);
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private static HttpRequest get(ServerProcess server, String path) {
    return HttpRequest.newBuilder(server.at(path)).build();
  }
}
