package io.ganqp.inference.rest;

import io.ganqp.inference.batching.FaceService;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One face. */
@Path("/generate")
public class FaceResource {
  private final FaceService faces;

  FaceResource(FaceService faces) {
    this.faces = faces;
  }

  /** Makes the face of a seed, or of a random one. */
  @GET
  @Operation(
      operationId = "generate",
      summary = "A face",
      description =
          "The face of a seed: the same bytes for the same model, seed and options, whoever else"
              + " asks. An address with a seed and the parameter model is that face for ever, and"
              + " may be kept without asking again. One with a seed alone is the face of whichever"
              + " model is served: keep it, and ask with If-None-Match. Without a seed a random"
              + " face, which is not cacheable; its seed is in the header Ganqp-Seed. HEAD and a"
              + " matching If-None-Match cost no computation.")
  @Parameter(ref = ApiDescription.SEED)
  @APIResponse(responseCode = "200", ref = ApiDescription.IMAGE)
  public Uni<Response> generate(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context Request context) {
    ImageRequest request = new ImageRequest(uri, headers, context, "seed");
    Seed seed = request.seed();
    ImageOptions options = request.options(faces::facts);

    String tag = options.tag(Long.toString(seed.value()));
    return new ImageAnswer("face-" + seed.value(), Optional.of(seed), tag, options)
        .to(request, () -> faces.face(seed.value(), options.truncation(), options.encoding()));
  }
}
