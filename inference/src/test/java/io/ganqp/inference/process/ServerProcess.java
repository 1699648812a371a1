package io.ganqp.inference.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own. */
public final class ServerProcess implements AutoCloseable {
  private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final int SECONDS_TO_START = 120;

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param log file that gets its output
   * @param environment further environment variables
   */
  public static ServerProcess start(Path model, Path log, Map<String, String> environment)
      throws IOException, InterruptedException {
    ServerProcess server = launch(model, log, environment);
    server.awaitReady();
    return server;
  }

  /** Starts it, and does not wait. */
  static ServerProcess launch(Path model, Path log, Map<String, String> environment)
      throws IOException {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dquarkus.http.port=" + port,
            "-jar",
            APPLICATION.toString());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("GANQP_MODEL", model.toString());
    builder.environment().putAll(environment);
    return new ServerProcess(builder.start(), port);
  }

  /** The face of a seed. */
  public URI face(long seed) {
    return at("/generate?seed=" + seed);
  }

  /** A path of the service. */
  public URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /** CPU time since its start, of all threads: requests, compiler, garbage collector. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Sends SIGTERM and does not wait. */
  public void terminate() {
    process.destroy();
  }

  /** Whether the process has ended by itself after at most {@code limit}. */
  public boolean ended(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Of the process, which has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    terminate();
    if (!ended(Duration.ofMinutes(1))) {
      process.destroyForcibly();
      throw new IllegalStateException("the service does not end");
    }
  }

  private void awaitReady() throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    URI ready = at("/q/health/ready");
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
