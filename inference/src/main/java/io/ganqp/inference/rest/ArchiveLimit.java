package io.ganqp.inference.rest;

import io.ganqp.inference.InferenceConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * How many archives are sent at once, and how much of the queue they take: together at most half of
 * it, whatever it holds just then, so that they keep no single face out; a queue of one face is
 * theirs, too.
 */
@Singleton
class ArchiveLimit {
  /** A batch, at most: more at once is no faster. */
  private static final int MOST_TOGETHER = 8;

  private final int most;
  private final AtomicInteger archives = new AtomicInteger();
  private final AtomicInteger faces = new AtomicInteger();

  @Inject
  ArchiveLimit(InferenceConfig config) {
    this(config.archives());
  }

  /**
   * @param most archives at once
   */
  ArchiveLimit(int most) {
    this.most = most;
  }

  /**
   * Takes a place.
   *
   * @return what gives it back, to be run once
   * @throws TooManyArchivesException if there is none
   */
  Runnable enter() {
    if (!takes(archives, most)) {
      throw TooManyArchivesException.all(most);
    }
    return archives::decrementAndGet;
  }

  /**
   * How many faces one archive may have made at once, if all archives that may be are.
   *
   * @param capacity of the queue
   */
  int together(int capacity) {
    return Math.max(1, Math.min(MOST_TOGETHER, half(capacity) / most));
  }

  /**
   * A face of an archive, made once subscribed to; fails with {@link TooManyArchivesException}
   * while the faces of all archives take half of the queue.
   *
   * @param capacity of the queue, just then
   */
  <T> Uni<T> face(IntSupplier capacity, Uni<T> face) {
    return Uni.createFrom()
        .deferred(
            () -> {
              int holds = capacity.getAsInt();
              if (!takes(faces, half(holds))) {
                return Uni.createFrom()
                    .failure(TooManyArchivesException.queue(archives.get(), holds));
              }
              return face.onTermination().invoke(once(faces));
            });
  }

  private static int half(int capacity) {
    return Math.max(1, capacity / 2);
  }

  private static boolean takes(AtomicInteger taken, int room) {
    return taken.getAndUpdate(before -> before < room ? before + 1 : before) < room;
  }

  private static Runnable once(AtomicInteger taken) {
    AtomicBoolean left = new AtomicBoolean();
    return () -> {
      if (left.compareAndSet(false, true)) {
        taken.decrementAndGet();
      }
    };
  }
}
