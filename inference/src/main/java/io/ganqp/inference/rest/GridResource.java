package io.ganqp.inference.rest;

import io.ganqp.inference.batching.FaceService;
import io.ganqp.inference.batching.GridSpec;
import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.model.ModelFacts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Many faces in one image. */
@Path("/grid")
public class GridResource {
  private static final SortedSet<String> PARAMETERS =
      Collections.unmodifiableSortedSet(
          new TreeSet<>(
              List.of("seed", "rows", "columns", "truncation", "format", "quality", "model")));

  private static final int STANDARD_SIDE = 4;
  private static final int MOST_PIXELS = 2048 * 2048;

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
  @Parameter(ref = ApiDescription.TRUNCATION)
  @Parameter(ref = ApiDescription.FORMAT)
  @Parameter(ref = ApiDescription.QUALITY)
  @Parameter(ref = ApiDescription.MODEL)
  @APIResponse(responseCode = "200", ref = ApiDescription.IMAGE)
  @APIResponse(responseCode = "304", ref = ApiDescription.NOT_MODIFIED)
  @APIResponse(responseCode = "400", ref = ApiDescription.INVALID_PARAMETER)
  @APIResponse(responseCode = "404", ref = ApiDescription.OTHER_MODEL)
  @APIResponse(responseCode = "406", ref = ApiDescription.NOT_ACCEPTABLE)
  @APIResponse(responseCode = "503", ref = ApiDescription.UNAVAILABLE)
  public Uni<Response> grid(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context Request context) {
    ImageRequest request = new ImageRequest(uri, headers, context);
    Query query = request.query(PARAMETERS);
    OptionalLong given = query.seed();
    long seed = given.orElseGet(ImageRequest::randomSeed);
    int rows = query.count("rows", STANDARD_SIDE, GridSpec.MAXIMUM_FACES);
    int columns = query.count("columns", STANDARD_SIDE, GridSpec.MAXIMUM_FACES);
    GridSpec spec = new GridSpec(seed, rows, columns, query.truncation());
    Encoding encoding = request.encoding(query);
    expectAtMost(GridSpec.MAXIMUM_FACES, spec, "");
    ModelFacts model = query.confirmModel(faces::facts);
    int area = model.resolution() * model.resolution();
    expectAtMost(
        Math.max(1, MOST_PIXELS / area), spec, " of %1$d × %1$d".formatted(model.resolution()));

    String subject = "%dx%dfrom%d".formatted(rows, columns, seed);
    String tag = EntityTag.of(model.sha256(), subject, spec.truncation(), encoding);
    return new ImageAnswer("faces-" + seed, seed, given.isPresent(), tag, encoding)
        .to(request, () -> faces.grid(spec, encoding));
  }

  private static void expectAtMost(int most, GridSpec spec, String size) {
    if (spec.faces() > most) {
      throw new InvalidParameterException(
          "rows",
          "%d rows of %d columns are %d faces, expected at most %d%s."
              .formatted(spec.rows(), spec.columns(), spec.faces(), most, size));
    }
  }
}
