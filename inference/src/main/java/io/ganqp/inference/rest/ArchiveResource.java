package io.ganqp.inference.rest;

import io.ganqp.inference.archive.Archive;
import io.ganqp.inference.batching.FacePool;
import io.ganqp.inference.batching.QueueFullException;
import io.ganqp.inference.cache.AnswerCache;
import io.ganqp.inference.serving.ModelLease;
import io.ganqp.inference.serving.ModelRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The faces of many seeds as a zip, each as it is alone, sent while they are made by one model;
 * {@code META-INF/openapi.yaml} says what may be asked and answered.
 */
@Path(Routes.ARCHIVE)
public class ArchiveResource {
  /** An archive under way waits for a place in the queue for so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private static final FileType ZIP = new FileType("application/zip", "zip");

  private final ModelRegistry models;
  private final AnswerCache images;
  private final ArchiveLimit limit;

  ArchiveResource(ModelRegistry models, AnswerCache images, ArchiveLimit limit) {
    this.models = models;
    this.images = images;
    this.limit = limit;
  }

  /** The faces of consecutive seeds. */
  @GET
  public Uni<Response> faces(
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context HttpServerRequest http,
      @Context RoutingContext context) {
    if (http.version() == HttpVersion.HTTP_1_0) {
      throw new OldHttpException();
    }
    Query query = new Query(uri.getQueryParameters(), ArchiveQuery.PARAMETERS);
    ArchiveQuery wanted = ArchiveQuery.read(query);
    ImageRequest request = new ImageRequest(query, headers, http);
    // What is accepted is a zip; what is in it, the query alone says.
    ImageOptions options = request.options((q, accept) -> q.still(""));
    Release release = new Release();
    ModelLease model = models.lease();
    release.add(model::close);
    whenOver(context, release);
    options.model().expect(model.facts());
    wanted.expectRoom(model.facts());
    String tag = options.tag(model.facts(), wanted.tag());
    return new FileAnswer(wanted.file(), Optional.empty(), tag, ZIP, options.model())
        .to(request, () -> begun(wanted, options, model, context, release));
  }

  /** Answered once the first face is there, so that a failure until then is an answer, too. */
  private Uni<Streamed> begun(
      ArchiveQuery wanted,
      ImageOptions options,
      ModelLease model,
      RoutingContext context,
      Release release) {
    release.add(limit.enter());
    int together = limit.together(model.pool().capacity());
    return face(wanted, 0, options, model)
        .map(
            first -> {
              Archive archive =
                  new Archive(
                      wanted.count(),
                      index ->
                          wanted.face(index).file() + "." + options.rendering().type().extension(),
                      index ->
                          index == 0
                              ? Uni.createFrom().item(first)
                              : patiently(face(wanted, index, options, model)));
              return new Streamed(
                  archive.parts(together).onTermination().invoke(release),
                  context.request().connection());
            });
  }

  /** What is under way waits for room in the queue, which others have meanwhile. */
  private static Uni<byte[]> patiently(Uni<byte[]> face) {
    return face.onFailure(ArchiveResource::passes)
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .expireIn(PATIENCE.toMillis());
  }

  private static boolean passes(Throwable failure) {
    return failure instanceof QueueFullException || failure instanceof TooManyArchivesException;
  }

  private Uni<byte[]> face(ArchiveQuery wanted, int index, ImageOptions options, ModelLease model) {
    FacePool pool = model.pool();
    Shown face = wanted.face(index).shown(model.facts(), options.truncation());
    String tag = options.tag(model.facts(), face.tag());
    Supplier<Uni<byte[]>> made = () -> options.rendering().make(pool, face.arrangement());
    // After the first, a face that finds no room waits: no request is refused with it.
    Supplier<Uni<byte[]>> due = index == 0 ? made : () -> pool.ifRoom(made);
    return limit.face(pool::capacity, Uni.createFrom().deferred(() -> images.get(tag, due)));
  }

  /** Does something once the request is answered, or its client gone. */
  private static void whenOver(RoutingContext context, Runnable action) {
    context.addEndHandler(over -> action.run());
    if (context.response().closed()) {
      action.run();
    }
  }
}
