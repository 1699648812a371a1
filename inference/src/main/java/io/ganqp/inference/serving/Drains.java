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

  /** Of a run that nobody waits for; a longer one is interrupted. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

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
    try {
      String model = pool.facts().sha256();
      if (pool.stop(PATIENCE)) {
        LOG.debugf("Model %.12s is freed", model);
      } else {
        LOG.warnf(
            "Model %.12s was replaced, and is still computing: its memory is not freed", model);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.remove(Thread.currentThread());
    }
  }
}
