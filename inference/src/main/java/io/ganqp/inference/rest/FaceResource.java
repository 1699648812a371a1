package io.ganqp.inference.rest;

import io.ganqp.inference.batching.FaceService;
import io.ganqp.inference.image.Encoding;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/** {@code GET /generate}: one face. */
@Path("/generate")
public class FaceResource {
  private static final TreeSet<String> PARAMETERS =
      new TreeSet<>(List.of("seed", "truncation", "format", "quality"));

  private final FaceService faces;

  FaceResource(FaceService faces) {
    this.faces = faces;
  }

  @GET
  public Uni<Response> generate(@Context UriInfo uri, @Context HttpHeaders headers) {
    Query query = new Query(uri.getQueryParameters(), PARAMETERS);
    OptionalLong sent = query.seed();
    long seed = sent.orElseGet(() -> ThreadLocalRandom.current().nextLong());
    float truncation = query.truncation();
    Encoding encoding = query.encoding(String.join(",", headers.getRequestHeader("Accept")));
    return faces
        .face(seed, truncation, encoding)
        .map(file -> Response.ok(file, encoding.format().mediaType()).build());
  }
}
