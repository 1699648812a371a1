package io.ganqp.inference.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own, so that its CPU time is its alone. */
final class ServerProcess implements AutoCloseable {
  private static final int SECONDS_TO_START = 120;

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it and waits until it is ready. */
  static ServerProcess start(Path application, Path model)
      throws IOException, InterruptedException {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dquarkus.http.port=" + port,
            "-jar",
            application.toString());
    File log = Path.of("target", "serving-benchmark.log").toFile();
    builder.redirectErrorStream(true).redirectOutput(log);
    builder.environment().put("GANQP_MODEL", model.toString());
    ServerProcess server = new ServerProcess(builder.start(), port);
    server.awaitReady();
    return server;
  }

  URI face(long seed) {
    return URI.create("http://localhost:%d/generate?seed=%d".formatted(port, seed));
  }

  /** CPU time since its start, of all threads: requests, compiler, garbage collector. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the service does not end");
    }
  }

  private void awaitReady() throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    URI ready = URI.create("http://localhost:%d/q/health/ready".formatted(port));
    for (int i = 0; i < SECONDS_TO_START * 10; i++) {
      try {
        if (client
                .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode()
            == 200) {
          return;
        }
      } catch (IOException e) {
        // Not listening yet.
      }
      Thread.sleep(100);
    }
    close();
    throw new IllegalStateException("the service is not ready after " + SECONDS_TO_START + " s");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
