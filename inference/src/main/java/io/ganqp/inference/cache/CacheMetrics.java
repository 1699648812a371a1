package io.ganqp.inference.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How requests for answers were met. */
final class CacheMetrics {
  private final Counter hit;
  private final Counter joined;
  private final Counter missed;

  CacheMetrics(MeterRegistry meters) {
    this.hit = counter(meters, "hit");
    this.joined = counter(meters, "joined");
    this.missed = counter(meters, "miss");
  }

  /** It was kept. */
  void hit() {
    hit.increment();
  }

  /** It was being made. */
  void joined() {
    joined.increment();
  }

  /** It was made. */
  void missed() {
    missed.increment();
  }

  private static Counter counter(MeterRegistry meters, String result) {
    return Counter.builder("ganqp.cache.requests")
        .description("Requests for images that can be kept, by how they were met")
        .tag("result", result)
        .register(meters);
  }
}
