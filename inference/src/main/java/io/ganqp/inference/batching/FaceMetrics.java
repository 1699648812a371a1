package io.ganqp.inference.batching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.IntSupplier;

/** What operators watch and autoscalers may follow. */
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

  /**
   * Watches the queue.
   *
   * @param length how many faces wait
   * @param capacity how many may
   */
  void watchQueue(IntSupplier length, IntSupplier capacity) {
    gauge("ganqp.queue.length", "Faces that wait", length);
    gauge("ganqp.queue.capacity", "Faces that may wait, at the pace of late", capacity);
  }

  private void gauge(String name, String description, IntSupplier value) {
    Gauge.builder(name, value, IntSupplier::getAsInt)
        .description(description)
        .strongReference(true)
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
