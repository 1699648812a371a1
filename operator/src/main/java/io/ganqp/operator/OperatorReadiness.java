package io.ganqp.operator;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the operator is started and its watches are in touch with the API server. */
@Readiness
final class OperatorReadiness implements HealthCheck {

  private final OperatorProcess process;

  OperatorReadiness(OperatorProcess process) {
    this.process = process;
  }

  @Override
  public HealthCheckResponse call() {
    return process
        .obstacle()
        .map(reason -> HealthCheckResponse.named("operator").down().withData("reason", reason))
        .orElseGet(() -> HealthCheckResponse.named("operator").up())
        .build();
  }
}
