package io.ganqp.operator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PodHttpTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n";

  private final PodHttp http = new PodHttp();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void anAnswerIsTakenAsItIs() throws Exception {
    var answer = get();
    try (Socket connection = accept()) {
      write(connection, HEAD.formatted(2) + "{}");
      assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(answer.get().body()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void anEndlessAnswerIsGivenUp() throws Exception {
    var answer = get();
    try (Socket connection = accept()) {
      write(connection, HEAD.formatted(100_000) + "x".repeat(70_000));
      assertThatThrownBy(() -> answer.get(3, TimeUnit.SECONDS))
          .hasMessageContaining("more than 65536 bytes");
    }
  }

  @Test
  void anAnswerThatComesDropByDropIsGivenUpWithItsConnection() throws Exception {
    var answer = get();
    try (Socket connection = accept()) {
      write(connection, HEAD.formatted(1000));
      CompletableFuture<Boolean> hungUp = CompletableFuture.supplyAsync(() -> drip(connection));

      assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(java.util.concurrent.TimeoutException.class);
      assertThat(hungUp.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private CompletableFuture<PodHttp.Answer> get() {
    return http.get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/progress"));
  }

  private Socket accept() throws IOException {
    Socket connection = server.accept();
    connection.getInputStream().read(new byte[4096]);
    return connection;
  }

  private static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    connection.getOutputStream().flush();
  }

  /** Whether the other side hangs up before the last drop. */
  private static boolean drip(Socket connection) {
    for (int drop = 0; drop < 100; drop++) {
      try {
        Thread.sleep(150);
        write(connection, ".");
      } catch (IOException e) {
        return true;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return false;
  }
}
