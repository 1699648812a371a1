package io.ganqp.inference.rest;

import io.ganqp.inference.batching.FaceService;
import io.ganqp.inference.model.ModelFacts;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the model is loaded, its digest confirmed, and faces were made. */
@Readiness
class ModelReadiness implements HealthCheck {
  private final FaceService faces;

  ModelReadiness(FaceService faces) {
    this.faces = faces;
  }

  @Override
  public HealthCheckResponse call() {
    return faces
        .obstacle()
        .map(reason -> HealthCheckResponse.named("model").down().withData("reason", reason))
        .orElseGet(
            () -> {
              ModelFacts facts = faces.facts();
              return HealthCheckResponse.named("model")
                  .up()
                  .withData("sha256", facts.sha256())
                  .withData("resolution", facts.resolution())
                  .withData("provider", facts.provider());
            })
        .build();
  }
}
