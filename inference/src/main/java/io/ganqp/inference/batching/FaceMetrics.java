package io.ganqp.inference.batching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What operators watch of the work, whichever model it is done by. */
final class FaceMetrics {
  private final MeterRegistry registry;
  private final Counter faces;
  private final Timer inference;
  private final Counter rejected;

  FaceMetrics(MeterRegistry registry) {
    this.registry = registry;
    faces = Counter.builder("ganqp.faces").description("Faces generated").register(registry);
    inference =
        Timer.builder("ganqp.inference")
            .description("Runs of the generator, each of one batch")
            .register(registry);
    rejected =
        Counter.builder("ganqp.rejected")
            .description("Requests refused because the queue was full")
            .register(registry);
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void ran(Timer.Sample start, int count) {
    start.stop(inference);
    faces.increment(count);
  }

  void refused() {
    rejected.increment();
  }
}
