package io.ganqp.inference.gate;

/**
 * How long a client whose request is refused waits for that answer: longer each time. One that
 * comes again at once, against what it was told, would else take the time that faces need.
 */
final class Patience {
  private static final int FIRST_MILLIS = 50;

  /** No longer than what Retry-After asks for at least. */
  private static final int LONGEST_MILLIS = 1000;

  private int next = FIRST_MILLIS;

  int refused() {
    int now = next;
    next = Math.min(2 * now, LONGEST_MILLIS);
    return now;
  }

  void served() {
    next = FIRST_MILLIS;
  }
}
