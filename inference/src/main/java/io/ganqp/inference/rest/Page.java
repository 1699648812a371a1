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
import java.util.regex.Pattern;

/**
 * The files of the page. Their names stay while their content changes from release to release, so a
 * browser asks each time, with a tag of the content; the time of a file says nothing in a build
 * that can be repeated.
 */
@ApplicationScoped
class Page {
  private static final int BEFORE_STATIC_FILES = 100;
  private static final int TAG_DIGITS = 32;

  private static final String INDEX = "/index.html";

  /** What the index names, all of it: modules that others import stand there to be preloaded. */
  private static final Pattern NAMED =
      Pattern.compile("(?:href|src)=\"([a-z/-]+[.](?:css|js|svg))\"");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=UTF-8",
          "css", "text/css;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "svg", "image/svg+xml");

  /** One file. */
  private record File(String type, String tag, Buffer content) {}

  void install(@Observes Router router, Vertx vertx) {
    File index = read(vertx, INDEX);
    serve(router, "/", index);
    serve(router, INDEX, index);
    NAMED
        .matcher(index.content().toString())
        .results()
        .map(file -> "/" + file.group(1))
        .forEach(path -> serve(router, path, read(vertx, path)));
  }

  private static File read(Vertx vertx, String path) {
    Buffer content = vertx.fileSystem().readFileBlocking("META-INF/resources" + path);
    String extension = path.substring(path.lastIndexOf('.') + 1);
    return new File(TYPES.get(extension), tag(content.getBytes()), content);
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
