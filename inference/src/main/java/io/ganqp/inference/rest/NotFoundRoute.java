package io.ganqp.inference.rest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers what neither a resource nor a file of the page does: below JAX-RS, which passes it on.
 */
@ApplicationScoped
class NotFoundRoute {

  void install(@Observes Router router) {
    router.route().last().handler(context -> answer(context, 404, "Not Found"));
    router.errorHandler(400, context -> answer(context, 400, "Bad Request"));
  }

  static String detail(String path) {
    return "Nothing is at %s; there are /, /generate, /grid, /model, /q/health, /q/metrics and /q/openapi."
        .formatted(Quoted.shorten(path));
  }

  private static void answer(RoutingContext context, int status, String title) {
    String detail =
        status == 404
            ? detail(String.valueOf(context.request().path()))
            : "The request line is malformed: check the percent-encoding of the URL.";
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(
            new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer());
  }
}
