package io.ganqp.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Passes on what goes to a server and comes from it, and now and then breaks off. */
final class UnreliableNetwork implements AutoCloseable {

  private final ServerSocket entrance;
  private final URI server;
  private final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);
  private final AtomicInteger breaksLeft = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private volatile long limit;

  private UnreliableNetwork(ServerSocket entrance, URI server) {
    this.entrance = entrance;
    this.server = server;
  }

  static UnreliableNetwork to(String endpoint) throws IOException {
    ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    UnreliableNetwork network = new UnreliableNetwork(entrance, URI.create(endpoint));
    start(network::accept);
    return network;
  }

  S3Settings settings(S3Settings direct) {
    return new S3Settings(
        Optional.of("http://127.0.0.1:" + entrance.getLocalPort()),
        direct.region(),
        direct.secret());
  }

  /** Breaks off after so many bytes in either direction, and again, {@code times} in all. */
  void breakAfter(long bytes, int times) {
    limit = bytes;
    breaksLeft.set(times);
    bytesLeft.set(bytes);
  }

  int broken() {
    return broken.get();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      Socket behind = new Socket(server.getHost(), server.getPort());
      start(() -> pass(client, behind));
      start(() -> pass(behind, client));
    }
  }

  private void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 13];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (breaksLeft.get() > 0 && bytesLeft.addAndGet(-n) < 0) {
          bytesLeft.set(limit);
          breaksLeft.decrementAndGet();
          broken.incrementAndGet();
          return;
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One side has gone; so does this thread.
              }
            },
            "network");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
