package io.ganqp.inference.rest;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Where an image begins.
 *
 * @param value any 64-bit integer
 * @param given whether the client named it; if not, it was drawn
 */
record Seed(long value, boolean given) {

  /** The one given, or a random one. */
  static Seed read(Query query) {
    return query.seed("seed").stream()
        .mapToObj(given -> new Seed(given, true))
        .findFirst()
        .orElseGet(() -> new Seed(ThreadLocalRandom.current().nextLong(), false));
  }
}
