package io.ganqp.inference.rest;

import io.ganqp.inference.cache.AnswerCache;
import io.ganqp.inference.serving.ModelLease;
import io.ganqp.inference.serving.ModelRegistry;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collections;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Images of faces; {@code META-INF/openapi.yaml} says what may be asked and answered. */
@Path("/")
public class ImageResource {
  private final ModelRegistry models;
  private final AnswerCache images;
  private final KnownAddresses addresses;

  ImageResource(ModelRegistry models, AnswerCache images, KnownAddresses addresses) {
    this.models = models;
    this.images = images;
    this.addresses = addresses;
  }

  /** The face of a seed, or of a random one. */
  @GET
  @Path(Routes.GENERATE)
  public Uni<Response> generate(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest request) {
    return answer(ImageKind.FACE, uri, headers, request);
  }

  /** The faces of consecutive seeds, row by row. */
  @GET
  @Path(Routes.GRID)
  public Uni<Response> grid(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest request) {
    return answer(ImageKind.GRID, uri, headers, request);
  }

  /** The faces on the way from one seed to another, in a row or one after another. */
  @GET
  @Path(Routes.INTERPOLATE)
  public Uni<Response> interpolate(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest request) {
    return answer(ImageKind.STRIP, uri, headers, request);
  }

  /** The face of a latent. */
  @POST
  @Path(Routes.GENERATE)
  @Consumes(MediaType.APPLICATION_JSON)
  @NonBlocking
  public Uni<Response> generate(
      byte[] content,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request) {
    var unused = new Query(uri.getQueryParameters(), Collections.emptySortedSet());
    LatentBody body = LatentBody.read(content);
    Query options = new Query(body.options(), ImageOptions.PARAMETERS);
    return answer(
        new LatentSubject(body.z()), new ImageRequest(options, headers, request), Query::still);
  }

  /** What is wrong with a request alone is said first, whether there is a model or not. */
  private Uni<Response> answer(
      ImageKind kind, UriInfo uri, HttpHeaders headers, HttpServerRequest context) {
    Query query = new Query(uri.getQueryParameters(), kind.parameters());
    return answer(
        kind.reader().apply(query), new ImageRequest(query, headers, context), kind.rendering());
  }

  private Uni<Response> answer(
      Subject subject, ImageRequest request, BiFunction<Query, String, Rendering> rendering) {
    ImageOptions options = request.options(rendering);
    return models.use(model -> answer(request, subject, options, model));
  }

  private Uni<Response> answer(
      ImageRequest request, Subject subject, ImageOptions options, ModelLease model) {
    options.model().expect(model.facts());
    Shown shown = subject.shown(model.facts(), options.truncation());
    String tag = options.tag(model.facts(), shown.tag());
    FileAnswer answer =
        new FileAnswer(
            subject.file(), subject.seed(), tag, options.rendering().type(), options.model());
    Supplier<Uni<byte[]>> made = () -> options.rendering().make(model.pool(), shown.arrangement());
    if (!answer.repeatable()) {
      return answer.to(request, made);
    }
    if (!request.posted()) {
      addresses.note(request.target(), tag);
    }
    // The tag says all that an image follows from, its model too.
    return answer.to(request, () -> images.get(tag, made));
  }
}
