package io.ganqp.inference.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends the runs of a generator that take longer than they may, or whose thread is interrupted. ONNX
 * Runtime ends a run between two of its operators: one that is stuck in a single operator stays.
 */
final class RunWatch implements AutoCloseable {
  private static final long TICK_MILLIS = 100;

  private final Duration limit;
  private final Set<WatchedRun> runs = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::watch, "run-watch");

  /**
   * @param limit of each run
   */
  RunWatch(Duration limit) {
    this.limit = limit;
    thread.setDaemon(true);
    thread.start();
  }

  /** Computes something under watch. */
  @FunctionalInterface
  interface Computation {
    void under(RunOptions options) throws OrtException;
  }

  /**
   * Runs on the calling thread.
   *
   * @throws RunTimeoutException if it took too long
   * @throws InterruptedException if the thread was interrupted before or meanwhile
   */
  void run(Computation computation) throws OrtException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try (WatchedRun run = new WatchedRun(Thread.currentThread(), limit)) {
      runs.add(run);
      try {
        computation.under(run.options());
      } catch (OrtException e) {
        if (!run.ended()) {
          throw e;
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        throw new RunTimeoutException(limit, e);
      } finally {
        runs.remove(run);
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(TICK_MILLIS);
        runs.forEach(WatchedRun::check);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }
}
