package io.ganqp.inference.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protocols that the limits on connections and requests could not be kept for. */
class RefusedProtocolIT {
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;

  @Test
  void theServiceDoesNotStartWithTls() throws Exception {
    Path keyStore = keyStore();

    expectRefused(
        "tls",
        Map.of(
            "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE",
            keyStore.toString(),
            "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD",
            PASSWORD),
        "terminate TLS in front of it");
    expectRefused(
        "tls-registry",
        Map.of(
            "QUARKUS_TLS_KEY_STORE_P12_PATH",
            keyStore.toString(),
            "QUARKUS_TLS_KEY_STORE_P12_PASSWORD",
            PASSWORD),
        "terminate TLS in front of it");
  }

  @Test
  void theServiceDoesNotStartWithHttp2() throws Exception {
    expectRefused(
        "http2",
        Map.of("QUARKUS_HTTP_HTTP2", "true"),
        "HTTP/2 is switched on (quarkus.http.http2)");
  }

  private void expectRefused(String name, Map<String, String> environment, String message)
      throws Exception {
    Path log = Path.of("target", "refused-%s.log".formatted(name));
    try (ServerProcess server =
        ServerProcess.launch(folder.resolve("none.onnx"), log, environment)) {
      assertThat(server.ended(Duration.ofMinutes(1))).as("the process ends").isTrue();
      assertThat(server.exitCode()).isEqualTo(1);
    }
    assertThat(Files.readString(log)).contains(message).doesNotContain("\tat ");
  }

  private Path keyStore() throws Exception {
    Path keyStore = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    keyStore.toString(),
                    "-storepass",
                    PASSWORD))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    return keyStore;
  }
}
