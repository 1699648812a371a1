package io.ganqp.operator.inference;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A service that is up but not ready, and says why as the real one does. */
final class UnreadyService implements AutoCloseable {
  private final HttpServer server;

  UnreadyService(String reason) throws IOException {
    byte[] body =
        """
        {"status": "DOWN", "checks": [
          {"name": "model", "status": "DOWN", "data": {"reason": "%s"}}]}
        """
            .formatted(reason)
            .getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        ServingPod.READY,
        exchange -> {
          exchange.sendResponseHeaders(503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  String address() {
    return server.getAddress().getAddress().getHostAddress();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
