package io.ganqp.inference.serving;

import io.ganqp.inference.batching.FacePool;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Pools of models that are no longer served, while they end: nothing waits for them. */
final class Drains {
  private static final Logger LOG = Logger.getLogger(Drains.class);

  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

  private final Duration patience;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /**
   * @param patience with what a pool has still to do; longer, and that is interrupted, again and
   *     again until it ends
   */
  Drains(Duration patience) {
    this.patience = patience;
  }

  /** Stops a pool, and frees its generator, on a thread of its own. */
  void begin(FacePool pool) {
    Thread thread = new Thread(() -> drain(pool), "model-drain");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /**
   * Waits for all of them.
   *
   * @return whether they have ended in time
   */
  boolean await(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads) {
      TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
    }
    return threads.isEmpty();
  }

  private void drain(FacePool pool) {
    String model = pool.facts().sha256();
    try {
      long warned = System.nanoTime() - BETWEEN_WARNINGS.toNanos();
      while (!pool.stop(patience)) {
        if (System.nanoTime() - warned >= BETWEEN_WARNINGS.toNanos()) {
          warned = System.nanoTime();
          LOG.warnf(
              "Model %.12s was replaced, and is still computing: its memory is not freed yet",
              model);
        }
      }
      LOG.debugf("Model %.12s is freed", model);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.remove(Thread.currentThread());
    }
  }
}
