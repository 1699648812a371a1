package io.ganqp.inference.rest;

import io.ganqp.inference.batching.FaceService;
import io.ganqp.inference.model.ModelFacts;
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
@Path("/model")
public class ModelResource {
  private final FaceService faces;

  ModelResource(FaceService faces) {
    this.faces = faces;
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
      content = @Content(schema = @Schema(implementation = ServedModel.class)))
  @APIResponse(responseCode = "406", ref = ApiDescription.NOT_ACCEPTABLE)
  @APIResponse(responseCode = "503", ref = ApiDescription.UNAVAILABLE)
  @APIResponse(responseCode = "default", ref = ApiDescription.REFUSED)
  public ServedModel model() {
    ModelFacts facts = faces.facts();
    return new ServedModel(facts, ServedModel.faceTemplate(facts));
  }
}
