package io.ganqp.inference.oip;

import io.ganqp.inference.InferenceConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Bounds what all answers take together, from when they are taken on until their clients have them:
 * tensors are large, and clients slow.
 */
@Singleton
public class TensorMemory {
  private final long most;
  private long taken;

  @Inject
  TensorMemory(InferenceConfig config) {
    this(config.tensorMemory().asLongValue());
  }

  TensorMemory(long most) {
    this.most = most;
  }

  /** For one answer, nothing at first. */
  public Share share() {
    return new Share();
  }

  private synchronized void take(long bytes) {
    // What is larger than all would never be taken otherwise.
    if (taken > 0 && taken + bytes > most) {
      throw new TensorMemoryFullException(most);
    }
    taken += bytes;
  }

  private synchronized void give(long bytes) {
    taken -= bytes;
  }

  /** What one answer takes. */
  public final class Share {
    private long held;
    private boolean released;

    /**
     * Takes memory, unless it is over.
     *
     * @throws TensorMemoryFullException if there is none
     */
    synchronized void take(long bytes) {
      if (!released) {
        TensorMemory.this.take(bytes);
        held += bytes;
      }
    }

    /** The client has the answer, or wants it no more. */
    public synchronized void release() {
      give(held);
      held = 0;
      released = true;
    }
  }
}
