package io.ganqp.trainer.monitor;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Everybody who watches a run, put together: metrics file, terminal or log, HTTP, termination
 * message. Closing it stops the server and closes the file.
 */
public final class Monitor implements Closeable {
  private final RunProgress progress;
  private final MetricsFile metrics;
  private final ProgressServer server;
  private final Observers observers;

  private Monitor(
      RunProgress progress, MetricsFile metrics, ProgressServer server, Observers observers) {
    this.progress = progress;
    this.metrics = metrics;
    this.server = server;
    this.observers = observers;
  }

  /**
   * Opens the metrics file and the port.
   *
   * @throws IOException if the file cannot be written or the port is in use
   */
  public static Monitor open(MonitorOptions options) throws IOException {
    RunProgress progress = new RunProgress();
    MetricsFile metrics = MetricsFile.open(options.metricsFile(), options.resumedFrom());
    ProgressServer server = null;
    try {
      if (options.progressAddress() != null) {
        server = ProgressServer.start(options.progressAddress(), progress);
      }
    } catch (IOException e) {
      metrics.close();
      throw e;
    }
    List<TrainingObserver> observers = new ArrayList<>(List.of(progress, metrics));
    observers.add(Console.observer(System.err, options.terminal(), progress));
    if (options.terminationMessage() != null) {
      observers.add(new TerminationMessage(options.terminationMessage(), progress));
    }
    return new Monitor(progress, metrics, server, new Observers(observers));
  }

  /** To be told what happens. */
  public TrainingObserver observer() {
    return observers;
  }

  /** Where the run stands. */
  public RunProgress progress() {
    return progress;
  }

  /** The port that progress is served on, if it is. */
  public OptionalInt port() {
    return server == null ? OptionalInt.empty() : OptionalInt.of(server.port());
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
    metrics.close();
  }
}
