package io.ganqp.inference.rest;

import io.ganqp.inference.InferenceConfig;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many archives are sent at once, and how much of the queue they take: together at most half of
 * it, so that they keep no single face out.
 */
@Singleton
class ArchiveLimit {
  /** A batch, at most: more at once is no faster. */
  private static final int MOST_TOGETHER = 8;

  private final int most;
  private final Semaphore places;

  ArchiveLimit(InferenceConfig config) {
    this.most = config.archives();
    this.places = new Semaphore(most);
  }

  /**
   * Takes a place.
   *
   * @return what gives it back; a second time does nothing
   * @throws TooManyArchivesException if there is none
   */
  Runnable enter() {
    if (!places.tryAcquire()) {
      throw new TooManyArchivesException(most);
    }
    AtomicBoolean left = new AtomicBoolean();
    return () -> {
      if (left.compareAndSet(false, true)) {
        places.release();
      }
    };
  }

  /**
   * How many faces one archive may have made at once.
   *
   * @param capacity of the queue
   */
  int together(int capacity) {
    return Math.max(1, Math.min(MOST_TOGETHER, capacity / (2 * most)));
  }
}
