package io.ganqp.inference.oip.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {
  @ParameterizedTest
  @EnumSource(names = {"UNAUTHENTICATED", "RESOURCE_EXHAUSTED", "UNAVAILABLE", "DEADLINE_EXCEEDED"})
  void areCountedFromTheBeginningSoThatTheFirstOneShowsAsARise(Status.Code status) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();

    assertThat(new Refusals(registry)).isNotNull();

    assertThat(registry.get("ganqp.grpc.refused").tag("status", status.name()).counter().count())
        .isZero();
  }
}
