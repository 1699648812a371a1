package io.ganqp.inference.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.model.OnnxFixture;
import java.io.IOException;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
      CountDownLatch answered = new CountDownLatch(CLIENTS);
      List<Future<Integer>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(pool.submit(() -> requestsUntilSentAway(server, answered)));
      }
      assertThat(answered.await(1, TimeUnit.MINUTES)).as("each has had an answer").isTrue();
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

  /**
   * A cold one is still compiling its code when it is told to end, so that faces are made long
   * after ONNX Runtime's own shutdown hook would have freed it.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyRequestThatItTakesWhileItDrainsIsAnswered(boolean warm) throws Exception {
    Path model =
        Files.write(folder.resolve("128.onnx"), OnnxFixture.dcgan(16, 32, 16, 16, 8, 8).bytes());
    ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
    try (ServerProcess server =
        ServerProcess.start(
            model,
            Path.of("target", "drain-%s.log".formatted(warm ? "warm" : "cold")),
            Map.of("QUARKUS_SHUTDOWN_DELAY", "6s"))) {
      for (int i = 0; warm && i < 20; i++) {
        assertThat(status(server, i)).isEqualTo(200);
      }
      server.terminate();
      List<Future<List<Integer>>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int first = i * 1000;
        clients.add(pool.submit(() -> statuses(server, first)));
      }
      for (Future<List<Integer>> statuses : clients) {
        assertThat(statuses.get(1, TimeUnit.MINUTES)).isNotEmpty().containsOnly(200);
      }
      assertThat(server.ended(Duration.ofMinutes(1))).as("the process ends").isTrue();
      assertThat(server.exitCode()).isEqualTo(128 + 15);
    } finally {
      pool.shutdownNow();
    }
  }

  /** While it takes requests; each one that was begun by then is answered. */
  private static List<Integer> statuses(ServerProcess server, int first)
      throws IOException, InterruptedException {
    List<Integer> statuses = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    for (int seed = first; System.nanoTime() < end; seed++) {
      statuses.add(status(server, seed));
    }
    return statuses;
  }

  /** Of a face or of a grid of them, on a connection of its own. */
  private static int status(ServerProcess server, int seed)
      throws IOException, InterruptedException {
    String path = seed % 2 == 0 ? "/generate?seed=" : "/grid?seed=";
    return client().send(get(server, path + seed), BodyHandlers.ofByteArray()).statusCode();
  }

  /** Asks on one connection until an answer ends it; any failure before that fails the test. */
  private static int requestsUntilSentAway(ServerProcess server, CountDownLatch answered)
      throws Exception {
    HttpClient client = client();
    for (int seed = 0; ; seed++) {
      HttpResponse<byte[]> answer =
          client.send(get(server, "/generate?seed=" + seed), BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      if (answer.headers().firstValue("connection").isPresent()) {
        return seed;
      }
      if (seed == 0) {
        answered.countDown();
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
