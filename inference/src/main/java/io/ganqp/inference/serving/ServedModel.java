package io.ganqp.inference.serving;

import io.ganqp.inference.batching.FacePool;
import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A model with what makes its faces, which is given up when nobody needs it any more. */
final class ServedModel {
  private final FacePool pool;
  private final Consumer<FacePool> whenFree;

  /** Leases, and one more as long as it is not replaced; 0 for ever once it was. */
  private final AtomicInteger holds = new AtomicInteger(1);

  /**
   * @param whenFree takes the pool, once, when the model was retired and no lease is open
   */
  ServedModel(FacePool pool, Consumer<FacePool> whenFree) {
    this.pool = pool;
    this.whenFree = whenFree;
  }

  ModelFacts facts() {
    return pool.facts();
  }

  FacePool pool() {
    return pool;
  }

  /** Empty if it has been given up. */
  Optional<ModelLease> lease() {
    int before = holds.getAndUpdate(count -> count == 0 ? 0 : count + 1);
    return before == 0 ? Optional.empty() : Optional.of(new ModelLease(pool, this::release));
  }

  /** It is replaced: called once. */
  void retire() {
    release();
  }

  private void release() {
    if (holds.decrementAndGet() == 0) {
      whenFree.accept(pool);
    }
  }
}
