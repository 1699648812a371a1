package io.ganqp.inference.batching;

/** More faces wait than may; try again in a moment. */
public final class QueueFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueueFullException(int capacity) {
    super("more than " + capacity + " faces would wait");
  }
}
