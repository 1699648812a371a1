package io.ganqp.inference.rest;

import io.ganqp.inference.model.ModelFacts;
import io.ganqp.inference.serving.ModelNotReadyException;
import io.ganqp.inference.serving.ModelRegistry;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
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
    try {
      ModelFacts facts = models.facts();
      return HealthCheckResponse.named("model")
          .up()
          .withData("sha256", facts.sha256())
          .withData("resolution", facts.resolution())
          .withData("provider", facts.provider())
          .build();
    } catch (ModelNotReadyException e) {
      return HealthCheckResponse.named("model").down().withData("reason", e.getMessage()).build();
    }
  }
}
