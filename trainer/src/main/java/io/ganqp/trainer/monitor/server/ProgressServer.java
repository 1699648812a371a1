package io.ganqp.trainer.monitor.server;

import com.sun.net.httpserver.HttpServer;
import io.ganqp.contract.run.TrainerReport;
import io.ganqp.trainer.monitor.progress.RunProgress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves where a run stands over HTTP: {@code /progress} (JSON, a {@link TrainerReport}), {@code
 * /metrics} (Prometheus) and {@code /samples/latest.png}. Reads {@link RunProgress} and never
 * touches the training thread. Two threads, a bounded queue, and ten seconds for a request.
 */
public final class ProgressServer implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int WAITING = 64;
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);

  private final HttpServer server;
  private final ExecutorService threads;
  private final Scrape scrape;

  private ProgressServer(HttpServer server, ExecutorService threads, Scrape scrape) {
    this.server = server;
    this.threads = threads;
    this.scrape = scrape;
  }

  /**
   * Starts to serve.
   *
   * @param address where to listen; port 0 takes any free one
   * @throws IOException if the port is in use or the address is not this machine's; the message
   *     says which and what to do
   */
  public static ProgressServer start(InetSocketAddress address, RunProgress progress)
      throws IOException {
    limitRequests();
    HttpServer server = bind(address);
    ExecutorService threads = threads();
    Scrape scrape = new Scrape(progress);
    server.createContext("/", new ProgressHandler(progress, scrape));
    server.setExecutor(threads);
    server.start();
    return new ProgressServer(server, threads, scrape);
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    scrape.close();
  }

  private static HttpServer bind(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, WAITING);
    } catch (BindException e) {
      throw new IOException(
          "cannot serve progress on %s port %d (%s): choose another port, or 0 for any free one"
              .formatted(address.getHostString(), address.getPort(), e.getMessage()),
          e);
    }
  }

  private static ExecutorService threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "progress-http");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * The JDK's server waits for ever for a slow request unless told otherwise before its first use;
   * two of them would hold both threads.
   */
  private static void limitRequests() {
    String seconds = Long.toString(REQUEST_LIMIT.toSeconds());
    for (String limit : new String[] {"maxReqTime", "maxRspTime"}) {
      String property = "sun.net.httpserver." + limit;
      if (System.getProperty(property) == null) {
        System.setProperty(property, seconds);
      }
    }
  }
}
