package io.ganqp.inference.gate;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory the contents of all requests take that arrive or are being answered. */
final class ContentRoom {
  private final AtomicLong free;

  ContentRoom(long bytes) {
    this.free = new AtomicLong(bytes);
  }

  /** A request's own share, none at first. */
  Share share() {
    return new Share();
  }

  /** Used by one thread. */
  final class Share {
    private long held;

    /**
     * Makes it so large.
     *
     * @return whether there was room
     */
    boolean grow(long bytes) {
      long more = bytes - held;
      if (more > 0) {
        if (free.addAndGet(-more) < 0) {
          free.addAndGet(more);
          return false;
        }
        held = bytes;
      }
      return true;
    }

    /** Gives all of it back. */
    void release() {
      free.addAndGet(held);
      held = 0;
    }
  }
}
