package io.ganqp.inference.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.time.Duration;

/** One run of a generator and when it has to end. The options may be used until it is closed. */
final class WatchedRun implements AutoCloseable {
  private final RunOptions options = new RunOptions();
  private final Thread thread;
  private final long start = System.nanoTime();
  private final long limit;
  private boolean ended;
  private boolean closed;

  /**
   * @param thread that runs it
   * @param limit how long it may take
   */
  WatchedRun(Thread thread, Duration limit) throws OrtException {
    this.thread = thread;
    this.limit = limit.toNanos();
  }

  RunOptions options() {
    return options;
  }

  /** Whether {@link #check} has ended it. */
  synchronized boolean ended() {
    return ended;
  }

  /** Ends it if it is time. */
  synchronized void check() {
    if (closed || ended || !(System.nanoTime() - start > limit || thread.isInterrupted())) {
      return;
    }
    try {
      options.setTerminate(true);
      ended = true;
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime refused to end a run", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    options.close();
  }
}
