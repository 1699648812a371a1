package io.ganqp.inference.serving;

import io.ganqp.inference.batching.FacePool;
import io.ganqp.inference.model.ModelFacts;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One model for one request: what is said of it and what is made by it belong together, whatever is
 * served meanwhile. Its pool works until the lease is closed.
 */
public final class ModelLease implements AutoCloseable {
  private final FacePool pool;
  private final Runnable end;
  private final AtomicBoolean closed = new AtomicBoolean();

  ModelLease(FacePool pool, Runnable end) {
    this.pool = pool;
    this.end = end;
  }

  /** What is known of the model. */
  public ModelFacts facts() {
    return pool.facts();
  }

  /** What makes its faces. */
  public FacePool pool() {
    return pool;
  }

  /** Ends the lease; a second time does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      end.run();
    }
  }
}
