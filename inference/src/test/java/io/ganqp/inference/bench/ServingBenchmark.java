package io.ganqp.inference.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.model.OnnxFixture;
import io.ganqp.inference.process.ServerProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * CPU time of a 128 px face through HTTP at 8 connections, against bare ONNX Runtime at batch 1 on
 * the same model, in turns. CPU time, since it holds up on a busy machine. Run it with
 *
 * <pre>mvn -pl inference -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dit.test=ServingBenchmark -Dfailsafe.failIfNoSpecifiedTests=false</pre>
 *
 * and read {@code inference/target/serving-benchmark.txt}.
 */
class ServingBenchmark {
  private static final int LATENT = 128;
  private static final int CONNECTIONS = 8;
  private static final int ROUNDS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final Duration ROUND = Duration.ofSeconds(10);

  private final AtomicLong seed = new AtomicLong();

  @TempDir Path folder;

  @Test
  void servingAgainstBareInference() throws Exception {
    Path model = folder.resolve("dcgan-128.onnx");
    Files.write(model, OnnxFixture.dcgan(LATENT, 512, 256, 128, 64, 32).bytes());
    StringBuilder report = new StringBuilder();
    double served = 0;
    double bare = 0;
    try (ServerProcess server =
            ServerProcess.start(model, Path.of("target", "serving-benchmark.log"), Map.of());
        BareRuntime runtime = new BareRuntime(model, LATENT)) {
      load(server, WARM_UP);
      measure(runtime, ROUND.dividedBy(2));
      for (int round = 1; round <= ROUNDS; round++) {
        Duration before = server.cpu();
        long faces = load(server, ROUND);
        double servedNow = server.cpu().minus(before).toNanos() / 1e6 / faces;
        double bareNow = measure(runtime, ROUND.dividedBy(2));
        served += servedNow / ROUNDS;
        bare += bareNow / ROUNDS;
        report.append(
            "round %d: served %.2f cpu ms a face (%.0f faces/s), bare %.2f cpu ms%n"
                .formatted(round, servedNow, faces / (double) ROUND.toSeconds(), bareNow));
      }
    }
    report.append(
        "mean: served %.2f cpu ms a face at %d connections, bare %.2f, ratio %.2f%n"
            .formatted(served, CONNECTIONS, bare, served / bare));
    Files.writeString(Path.of("target", "serving-benchmark.txt"), report);
    System.out.print(report);
    assertThat(served / bare).as("served / bare").isLessThan(1.6);
  }

  /** Asks for new faces on every connection; returns how many came. */
  private long load(ServerProcess server, Duration duration) throws Exception {
    long end = System.nanoTime() + duration.toNanos();
    ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      Callable<Long> connection = () -> ask(server, end);
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        counts.add(connections.submit(connection));
      }
      long faces = 0;
      for (Future<Long> count : counts) {
        faces += count.get();
      }
      return faces;
    } finally {
      connections.shutdown();
    }
  }

  private long ask(ServerProcess server, long end) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    long faces = 0;
    while (System.nanoTime() < end) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(server.face(seed.getAndIncrement())).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      faces++;
    }
    return faces;
  }

  /** CPU milliseconds of a run on this thread. */
  private static double measure(BareRuntime runtime, Duration duration) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = System.nanoTime() + duration.toNanos();
    long before = threads.getCurrentThreadCpuTime();
    long runs = 0;
    while (System.nanoTime() < end) {
      runtime.run();
      runs++;
    }
    return (threads.getCurrentThreadCpuTime() - before) / 1e6 / runs;
  }
}
