package io.ganqp.inference.oip.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Ends calls before they are made, and counts them by their status. */
final class Refusals {
  private static final List<Status.Code> EXPECTED =
      List.of(
          Status.Code.UNAUTHENTICATED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED);

  private final Meter.MeterProvider<Counter> refused;

  Refusals(MeterRegistry registry) {
    this.refused =
        Counter.builder("ganqp.grpc.refused")
            .description("Calls over gRPC refused before they are made, by status")
            .withRegistry(registry);
    // From the beginning, so that the first of a kind shows as a rise.
    EXPECTED.forEach(this::counter);
  }

  /**
   * Ends a call.
   *
   * @return a listener that ignores the call
   */
  <Q> ServerCall.Listener<Q> refuse(ServerCall<Q, ?> call, Status status, Metadata trailers) {
    end(call, status, trailers);
    return new ServerCall.Listener<>() {};
  }

  /** The same for a call that has a listener already. */
  void end(ServerCall<?, ?> call, Status status, Metadata trailers) {
    counter(status.getCode()).increment();
    call.close(status, trailers);
  }

  private Counter counter(Status.Code status) {
    return refused.withTag("status", status.name());
  }
}
