package io.ganqp.inference.rest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Problem details for a path with nothing behind it, which JAX-RS passes on to the page's files.
 */
@ApplicationScoped
class EdgeRoutes {

  void install(@Observes Router router) {
    router.route().last().handler(EdgeRoutes::notFound);
  }

  static String nothingAt(String path) {
    return "Nothing is at %s; there are /, /generate, /grid, /interpolate, /model, /q/health, /q/metrics and /q/openapi."
        .formatted(Quoted.shorten(path));
  }

  private static void notFound(RoutingContext context) {
    Problem problem = Problem.of(404, "Not Found", nothingAt(context.request().path()));
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(JsonObject.mapFrom(problem).toBuffer());
  }
}
