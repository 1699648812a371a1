package io.ganqp.inference.rest;

import io.ganqp.inference.serving.ModelRegistry;
import io.ganqp.inference.serving.ModelStatus;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;

/** The model being served. */
@Path(Routes.MODEL)
public class ModelResource {
  private final ModelRegistry models;

  ModelResource(ModelRegistry models) {
    this.models = models;
  }

  /** What is known of the model. */
  @GET
  @NonBlocking
  @Cache(noCache = true)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "model", summary = "The model being served")
  @APIResponse(
      responseCode = "200",
      description = "What is known of it; what is not known is absent",
      content = @Content(schema = @Schema(implementation = ModelDescription.class)))
  @APIResponse(responseCode = "406", ref = ApiDescription.NOT_ACCEPTABLE)
  @APIResponse(responseCode = "503", ref = ApiDescription.UNAVAILABLE)
  @APIResponse(responseCode = "default", ref = ApiDescription.REFUSED)
  public ModelDescription model() {
    ModelStatus now = models.status();
    return ModelDescription.of(now.required(), now.obstacle());
  }
}
