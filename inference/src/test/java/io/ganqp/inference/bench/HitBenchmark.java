package io.ganqp.inference.bench;

import io.ganqp.inference.model.OnnxFixture;
import io.ganqp.inference.process.ServerProcess;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers a second, and CPU time of the service for one, where nothing has to be made: a 128 px
 * face that is kept, and a 304. The clients, on the same cores, send bytes and count bytes. Run it
 * with
 *
 * <pre>mvn -pl inference -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dit.test=HitBenchmark -Dfailsafe.failIfNoSpecifiedTests=false</pre>
 *
 * and read {@code inference/target/hit-benchmark.txt}.
 */
class HitBenchmark {
  private static final int[] CONNECTIONS = {1, 8, 64};
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration ROUND = Duration.ofSeconds(8);

  @TempDir Path folder;

  @Test
  void answersThatNeedNoFace() throws Exception {
    Path model = folder.resolve("dcgan-128.onnx");
    Files.write(model, OnnxFixture.dcgan(128, 512, 256, 128, 64, 32).bytes());
    StringBuilder report = new StringBuilder();
    try (ServerProcess server =
        ServerProcess.start(model, Path.of("target", "hit-benchmark.log"), Map.of())) {
      byte[] kept = request(server.face(1), "");
      byte[] known = request(server.face(1), "If-None-Match: *\r\n");
      load(server, kept, 8, WARM_UP);
      load(server, known, 8, WARM_UP);
      for (int connections : CONNECTIONS) {
        report.append(line("kept face", server, kept, connections));
        report.append(line("304", server, known, connections));
      }
    }
    Files.writeString(Path.of("target", "hit-benchmark.txt"), report);
    System.out.print(report);
  }

  private static String line(String what, ServerProcess server, byte[] request, int connections)
      throws Exception {
    Duration before = server.cpu();
    long answers = load(server, request, connections, ROUND);
    double micros = server.cpu().minus(before).toNanos() / 1e3 / answers;
    return "%s, %d connections: %.0f a second, %.0f cpu µs each%n"
        .formatted(what, connections, answers / (double) ROUND.toSeconds(), micros);
  }

  private static byte[] request(URI address, String condition) {
    return "GET %s?%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
        .formatted(address.getPath(), address.getQuery(), condition)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static long load(ServerProcess server, byte[] request, int connections, Duration duration)
      throws Exception {
    long end = System.nanoTime() + duration.toNanos();
    ExecutorService clients = Executors.newFixedThreadPool(connections);
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        counts.add(clients.submit(() -> ask(server.face(1), request, end)));
      }
      long answers = 0;
      for (Future<Long> count : counts) {
        answers += count.get();
      }
      return answers;
    } finally {
      clients.shutdownNow();
    }
  }

  /** One after another on one connection; each answer is as long as the first. */
  private static long ask(URI service, byte[] request, long end) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) TimeUnit.MINUTES.toMillis(1));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      socket.getOutputStream().write(request);
      byte[] answer = new byte[length(in)];
      long count = 1;
      while (System.nanoTime() < end) {
        socket.getOutputStream().write(request);
        in.readFully(answer);
        count++;
      }
      return count;
    }
  }

  /** Reads an answer whose head says how much follows, and tells its length as a whole. */
  private static int length(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    int body =
        head.toString()
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring("content-length:".length()).strip()))
            .sum();
    in.readFully(new byte[body]);
    return head.length() + body;
  }
}
