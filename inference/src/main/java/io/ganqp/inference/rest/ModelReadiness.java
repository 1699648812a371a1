package io.ganqp.inference.rest;

import io.ganqp.inference.model.ModelFacts;
import io.ganqp.inference.serving.ModelRegistry;
import io.ganqp.inference.serving.ModelStatus;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the model is loaded, its digest confirmed, and faces were made. */
@Readiness
class ModelReadiness implements HealthCheck {
  private final ModelRegistry models;

  ModelReadiness(ModelRegistry models) {
    this.models = models;
  }

  @Override
  public HealthCheckResponse call() {
    ModelStatus status = models.status();
    return status.either(facts -> up(facts, status.obstacle()), ModelReadiness::down).build();
  }

  private static HealthCheckResponseBuilder up(ModelFacts facts, Optional<String> obstacle) {
    HealthCheckResponseBuilder check =
        HealthCheckResponse.named("model")
            .up()
            .withData("sha256", facts.sha256())
            .withData("resolution", facts.resolution())
            .withData("provider", facts.provider());
    obstacle.ifPresent(reason -> check.withData("obstacle", reason));
    return check;
  }

  private static HealthCheckResponseBuilder down(String reason) {
    return HealthCheckResponse.named("model").down().withData("reason", reason);
  }
}
