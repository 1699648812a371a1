package io.ganqp.inference.rest;

import io.ganqp.inference.batching.Arrangement;
import io.ganqp.inference.batching.FaceService;
import io.ganqp.inference.batching.StripSpec;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** From one face to another. */
@Path("/interpolate")
public class InterpolationResource {
  private static final int STANDARD_STEPS = 8;

  /** Both ends. */
  private static final int FEWEST_STEPS = 2;

  private final FaceService faces;

  InterpolationResource(FaceService faces) {
    this.faces = faces;
  }

  /** Makes the faces on the way from one seed to another, in a row. */
  @GET
  @Operation(
      operationId = "interpolate",
      summary = "A strip of faces between two seeds",
      description =
          "The faces on the way from one seed to another in one image, in a row without gaps: first"
              + " that of the one, last that of the other, between them equal steps along the sphere"
              + " from z to z (slerp), with the norm in equal steps too. At most 64 faces and"
              + " 2048 × 2048 pixels in all. Otherwise like /generate with a seed.")
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      required = true,
      description = "Seed of the first face, any signed 64-bit integer",
      example = "42",
      schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      required = true,
      description = "Seed of the last face, any signed 64-bit integer",
      example = "43",
      schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
  @Parameter(
      name = "steps",
      in = ParameterIn.QUERY,
      description = "Faces, both ends included; without, 8 or as many as there is room for",
      example = "8",
      schema =
          @Schema(
              implementation = Integer.class,
              minimum = "2",
              maximum = "64",
              defaultValue = "8"))
  @APIResponse(responseCode = "200", ref = ApiDescription.IMAGE)
  public Uni<Response> interpolate(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context Request context) {
    ImageRequest request = new ImageRequest(uri, headers, context, "from", "to", "steps");
    long from = request.query().requiredSeed("from");
    long to = request.query().requiredSeed("to");
    ImageOptions options = request.options(faces::facts);
    int side = options.model().resolution();
    int standard = Math.min(STANDARD_STEPS, FaceCount.room(side));
    int steps = request.query().count("steps", standard, FEWEST_STEPS, Arrangement.MAXIMUM_FACES);
    new FaceCount(steps, "steps", steps + " steps").expectRoom(side);

    StripSpec spec = new StripSpec(from, to, steps, options.truncation());
    String tag = options.tag("%dto%din%d".formatted(from, to, steps));
    String name = "faces-%d-to-%d".formatted(from, to);
    return new ImageAnswer(name, Optional.empty(), tag, options)
        .to(request, () -> faces.grid(spec, options.encoding()));
  }
}
