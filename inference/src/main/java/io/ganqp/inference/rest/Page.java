package io.ganqp.inference.rest;

import io.ganqp.contract.store.Sha256;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * The files of the page. Their names stay while their content changes from release to release, so a
 * browser asks each time, with a tag of the content; the time of a file says nothing in a build
 * that can be repeated.
 */
@ApplicationScoped
class Page {
  private static final int BEFORE_STATIC_FILES = 100;
  private static final int TAG_DIGITS = 32;

  private static final Map<String, String> TYPES =
      Map.of(
          "/index.html", "text/html;charset=UTF-8",
          "/app.css", "text/css;charset=UTF-8",
          "/app.js", "text/javascript;charset=UTF-8",
          "/favicon.svg", "image/svg+xml");

  /** One file. */
  private record File(String type, String tag, Buffer content) {}

  void install(@Observes Router router, Vertx vertx) {
    TYPES.forEach((path, type) -> serve(router, path, read(vertx, path, type)));
    serve(router, "/", read(vertx, "/index.html", TYPES.get("/index.html")));
  }

  private static File read(Vertx vertx, String path, String type) {
    Buffer content = vertx.fileSystem().readFileBlocking("META-INF/resources" + path);
    return new File(type, tag(content.getBytes()), content);
  }

  private static String tag(byte[] content) {
    return '"' + Sha256.of(content).substring(0, TAG_DIGITS) + '"';
  }

  private static void serve(Router router, String path, File file) {
    router.get(path).order(BEFORE_STATIC_FILES).handler(context -> answer(context, file));
    router.head(path).order(BEFORE_STATIC_FILES).handler(context -> answer(context, file));
  }

  private static void answer(RoutingContext context, File file) {
    HttpServerResponse response = context.response();
    response
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .putHeader(HttpHeaders.ETAG, file.tag());
    String known = String.join(",", context.request().headers().getAll(HttpHeaders.IF_NONE_MATCH));
    if (EntityTag.matches(known, file.tag())) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, file.type());
    response.end(file.content());
  }
}
