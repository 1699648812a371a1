package io.ganqp.inference.rest;

import io.ganqp.inference.cache.AnswerCache;
import io.ganqp.inference.serving.ModelLease;
import io.ganqp.inference.serving.ModelRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

  /** The faces on the way from one seed to another, in a row. */
  @GET
  @Path(Routes.INTERPOLATE)
  public Uni<Response> interpolate(
      @Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest request) {
    return answer(ImageKind.STRIP, uri, headers, request);
  }

  /** What is wrong with a request alone is said first, whether there is a model or not. */
  private Uni<Response> answer(
      ImageKind kind, UriInfo uri, HttpHeaders headers, HttpServerRequest context) {
    ImageRequest request = new ImageRequest(uri, headers, context, kind.parameters());
    Subject subject = kind.reader().apply(request.query());
    ImageOptions options = request.options();
    return models.use(model -> answer(request, subject, options, model));
  }

  private Uni<Response> answer(
      ImageRequest request, Subject subject, ImageOptions options, ModelLease model) {
    options.model().expect(model.facts());
    Shown shown = subject.shown(model.facts().resolution(), options.truncation());
    String tag = options.tag(model.facts(), shown.tag());
    ImageAnswer answer = new ImageAnswer(subject.file(), subject.seed(), tag, options);
    Supplier<Uni<byte[]>> made = () -> model.pool().image(shown.arrangement(), options.encoding());
    if (!answer.repeatable()) {
      return answer.to(request, made);
    }
    addresses.note(request.target(), tag);
    // The tag says all that an image follows from, its model too.
    return answer.to(request, () -> images.get(tag, made));
  }
}
