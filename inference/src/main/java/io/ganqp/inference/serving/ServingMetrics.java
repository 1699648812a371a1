package io.ganqp.inference.serving;

import io.ganqp.inference.batching.FacePool;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What operators watch and autoscalers may follow, whichever model is served. */
final class ServingMetrics {
  private static final String MODELS = "ganqp.models";

  private final Counter served;
  private final Counter refused;

  /**
   * @param pool of the model that is served just now
   * @param obstructed whether what the store has is not served
   */
  ServingMetrics(
      MeterRegistry meters, Supplier<Optional<FacePool>> pool, BooleanSupplier obstructed) {
    gauge(meters, "ganqp.queue.length", "Faces that wait", of(pool, FacePool::waiting));
    gauge(
        meters,
        "ganqp.queue.capacity",
        "Faces that may wait, at the pace of late",
        of(pool, FacePool::capacity));
    gauge(
        meters,
        "ganqp.model.obstructed",
        "1 while the model in the store is not served; readiness and /model say why",
        () -> obstructed.getAsBoolean() ? 1 : 0);
    served = models(meters, "served");
    refused = models(meters, "refused");
  }

  void served() {
    served.increment();
  }

  void refused() {
    refused.increment();
  }

  private static Counter models(MeterRegistry meters, String outcome) {
    return Counter.builder(MODELS)
        .description("Models that were loaded and are served from then on, or could not be")
        .tag("outcome", outcome)
        .register(meters);
  }

  private static Supplier<Number> of(
      Supplier<Optional<FacePool>> pool, ToIntFunction<FacePool> value) {
    return () -> pool.get().map(value::applyAsInt).orElse(0);
  }

  private static void gauge(
      MeterRegistry meters, String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).strongReference(true).register(meters);
  }
}
