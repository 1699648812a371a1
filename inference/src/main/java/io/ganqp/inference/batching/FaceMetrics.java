package io.ganqp.inference.batching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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

  void watchQueue(IntSupplier length) {
    Gauge.builder("ganqp.queue.length", length, IntSupplier::getAsInt)
        .description("Faces that wait")
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

  /** How long so many faces will take, as long as those before did; nothing before the first. */
  Duration timeFor(int count, int workers) {
    double each = inference.totalTime(TimeUnit.MILLISECONDS) / Math.max(1, faces.count());
    return Duration.ofMillis((long) (each * count / workers));
  }

  void refused() {
    rejected.increment();
  }
}
