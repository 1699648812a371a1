package io.ganqp.inference.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file, or as much of the answer as is needed: nothing is computed for a HEAD or for a client
 * that has the file already.
 *
 * @param name of the file, without extension
 * @param seed that the client gave or got; empty where there are several, which it gave
 * @param tag of the file
 * @param type of the file
 * @param model whose faces it shows
 */
record FileAnswer(
    String name, Optional<Seed> seed, String tag, FileType type, ModelCondition model) {
  /** The header that says which seed made the image. */
  static final String SEED_HEADER = "Ganqp-Seed";

  /** The address names its model, so it never means another file. */
  private static final String FOREVER = "max-age=31536000, immutable";

  /** The address means the file of the model that is served; it may be kept, and is asked for. */
  private static final String ASK = "no-cache";

  private static final String NEVER = "no-store";

  /**
   * The answer.
   *
   * @param file made, or begun, once subscribed to
   */
  Uni<Response> to(ImageRequest request, Supplier<? extends Uni<?>> file) {
    if (repeatable() && EntityTag.matches(request.ifNoneMatch(), tag)) {
      return Uni.createFrom().item(withValidators(Response.notModified(), request).build());
    }
    if (request.head()) {
      return Uni.createFrom().item(described(Response.ok(), request).build());
    }
    return file.get().map(made -> described(Response.ok(made), request).build());
  }

  /** Whether the same request gives the same file, as long as the same model is served. */
  boolean repeatable() {
    return seed.map(Seed::given).orElse(true);
  }

  private String cacheControl(ImageRequest request) {
    if (!repeatable() || request.posted()) {
      return NEVER;
    }
    if (!model.named()) {
      return ASK;
    }
    return (request.authorized() ? "private, " : "public, ") + FOREVER;
  }

  private Response.ResponseBuilder described(
      Response.ResponseBuilder answer, ImageRequest request) {
    return withValidators(answer, request)
        .type(type.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"" + name + "." + type.extension() + "\"");
  }

  private Response.ResponseBuilder withValidators(
      Response.ResponseBuilder answer, ImageRequest request) {
    if (repeatable()) {
      answer.header(HttpHeaders.ETAG, tag);
    }
    seed.ifPresent(known -> answer.header(SEED_HEADER, Long.toString(known.value())));
    return answer
        .header(HttpHeaders.CACHE_CONTROL, cacheControl(request))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }
}
