package io.ganqp.inference.rest;

import io.ganqp.inference.batching.Arrangement;
import io.ganqp.inference.batching.FaceService;
import io.ganqp.inference.batching.GridSpec;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Many faces in one image. */
@Path("/grid")
public class GridResource {
  private static final int STANDARD_SIDE = 4;

  private final FaceService faces;

  GridResource(FaceService faces) {
    this.faces = faces;
  }

  /** Makes the faces of consecutive seeds, row by row. */
  @GET
  @Operation(
      operationId = "grid",
      summary = "A grid of faces",
      description =
          "The faces of consecutive seeds in one image, row by row without gaps: at most 64 faces"
              + " and 2048 × 2048 pixels. Otherwise like /generate.")
  @Parameter(ref = ApiDescription.SEED)
  @Parameter(
      name = "rows",
      in = ParameterIn.QUERY,
      description = "Rows of faces",
      example = "4",
      schema =
          @Schema(
              implementation = Integer.class,
              minimum = "1",
              maximum = "64",
              defaultValue = "4"))
  @Parameter(
      name = "columns",
      in = ParameterIn.QUERY,
      description = "Columns of faces",
      example = "4",
      schema =
          @Schema(
              implementation = Integer.class,
              minimum = "1",
              maximum = "64",
              defaultValue = "4"))
  @APIResponse(responseCode = "200", ref = ApiDescription.IMAGE)
  public Uni<Response> grid(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context Request context) {
    ImageRequest request = new ImageRequest(uri, headers, context, "seed", "rows", "columns");
    Seed seed = request.seed();
    int rows = request.query().count("rows", STANDARD_SIDE, Arrangement.MAXIMUM_FACES);
    int columns = request.query().count("columns", STANDARD_SIDE, Arrangement.MAXIMUM_FACES);
    FaceCount count =
        new FaceCount(rows * columns, "rows", "%d rows of %d columns".formatted(rows, columns));
    count.expectFew();
    ImageOptions options = request.options(faces::facts);
    count.expectRoom(options.model().resolution());

    GridSpec spec = new GridSpec(seed.value(), rows, columns, options.truncation());
    String tag = options.tag("%dx%dfrom%d".formatted(rows, columns, seed.value()));
    return new ImageAnswer("faces-" + seed.value(), Optional.of(seed), tag, options)
        .to(request, () -> faces.grid(spec, options.encoding()));
  }
}
