package io.ganqp.trainer.dataset.image;

/**
 * The memory that images may take while they are decoded, all threads together. One image is always
 * let in, however large, so that the outcome doesn't depend on the memory but only on how many go
 * on at once. Thread-safe.
 */
final class DecodingMemory {
  private final long bytes;
  private long taken;

  DecodingMemory(long bytes) {
    this.bytes = bytes;
  }

  /** A third of the heap: the rest is for decoded images and for what else there is. */
  static DecodingMemory ofHeap() {
    return new DecodingMemory(Runtime.getRuntime().maxMemory() / 3);
  }

  /** Takes a part, after waiting until there is room for it or nobody else has any. */
  synchronized void take(long part) throws InterruptedException {
    while (taken > 0 && taken + part > bytes) {
      wait();
    }
    taken += part;
  }

  /** Gives back what was taken. */
  synchronized void giveBack(long part) {
    taken -= part;
    notifyAll();
  }
}
