package io.ganqp.operator.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged operator as a process of its own, under its service account. */
public final class OperatorReplica implements AutoCloseable {

  private static final Path PROGRAM = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Process process;
  private final int port;
  private final Path log;

  private OperatorReplica(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param kubeconfig how to reach the API server
   * @param namespace that it watches, and in which it stands for election
   * @param name of its pod
   * @param settings further environment variables
   * @param options of the JVM
   */
  public static OperatorReplica start(
      String kubeconfig,
      String namespace,
      String name,
      Map<String, String> settings,
      String... options) {
    if (!Files.exists(PROGRAM)) {
      throw new IllegalStateException(PROGRAM + " is missing: run mvn package first");
    }
    try {
      Path folder = Files.createDirectories(Path.of("target", "replicas", namespace));
      Path config = Files.writeString(folder.resolve(name + ".kubeconfig"), kubeconfig);
      Path log = folder.resolve(name + ".log").toAbsolutePath();
      int port = freePort();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of(options));
      command.add("-Dkubernetes.impersonate.username=" + ServiceAccounts.user(namespace));
      command.add("-Dkubernetes.impersonate.group=system:authenticated");
      command.addAll(List.of("-jar", PROGRAM.toString()));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().put("KUBECONFIG", config.toAbsolutePath().toString());
      builder.environment().put("POD_NAMESPACE", namespace);
      builder.environment().put("HOSTNAME", name);
      builder.environment().put("GANQP_OPERATOR_NAMESPACES", namespace);
      builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
      builder.environment().putAll(settings);
      return new OperatorReplica(builder.start(), port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body of {@code path}; empty if it does not answer. */
  public String get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it says that it is ready. */
  public boolean isReady() {
    return get("/q/health/ready").contains("\"status\": \"UP\"");
  }

  /** Waits until it is ready. */
  public OperatorReplica awaitReady() {
    await()
        .atMost(PATIENCE)
        .failFast("it has ended; its log is " + log, () -> !process.isAlive())
        .until(this::isReady);
    return this;
  }

  /** Ends it as the kernel does when memory is short: without a word. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Waits until it has ended, and gives its exit code. */
  public int awaitExit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("it does not end; its log is " + log);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The time that it has computed. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** The memory that it occupies, in bytes, as Linux tells it. */
  public long residentMemory() {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
