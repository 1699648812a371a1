package io.ganqp.inference.oip.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

/** Ends calls before they are made, and counts them by their status. */
final class Refusals {
  private final Meter.MeterProvider<Counter> refused;

  Refusals(MeterRegistry registry) {
    this.refused =
        Counter.builder("ganqp.grpc.refused")
            .description("Calls over gRPC refused before they are made, by status")
            .withRegistry(registry);
  }

  /**
   * Ends a call.
   *
   * @return hears of it and does nothing
   */
  <Q> ServerCall.Listener<Q> refuse(ServerCall<Q, ?> call, Status status, Metadata trailers) {
    refused.withTag("status", status.getCode().name()).increment();
    call.close(status, trailers);
    return new ServerCall.Listener<>() {};
  }
}
