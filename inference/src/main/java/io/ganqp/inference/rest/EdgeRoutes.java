package io.ganqp.inference.rest;

import io.ganqp.inference.Quoted;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What is to be said where no resource of JAX-RS is asked, and other code would answer in its own
 * way.
 */
@ApplicationScoped
class EdgeRoutes {
  private static final Logger LOG = Logger.getLogger(EdgeRoutes.class);
  private static final int FIRST = Integer.MIN_VALUE;

  private final boolean cors;

  EdgeRoutes(
      @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean cors) {
    this.cors = cors;
  }

  void install(@Observes Router router) {
    router.route().order(FIRST).failureHandler(EdgeRoutes::failed);
    if (cors) {
      router.route().order(FIRST).handler(EdgeRoutes::varyByOrigin);
    }
    router.route("/q/metrics*").order(FIRST).handler(EdgeRoutes::metricsWhateverIsAccepted);
    router.route().last().handler(EdgeRoutes::notFound);
  }

  static String nothingAt(String path) {
    return "Nothing is at %s; there are %s.".formatted(Quoted.shorten(path), Routes.ALL);
  }

  private static void notFound(RoutingContext context) {
    String path = context.request().path();
    end(context, Problem.of(404, "Not Found", nothingAt(path)).at(path));
  }

  private static void failed(RoutingContext context) {
    int status = context.statusCode() < 400 ? 500 : context.statusCode();
    if (status >= 500) {
      LOG.error("A request failed", context.failure());
    }
    String title = HttpResponseStatus.valueOf(status).reasonPhrase();
    end(context, Problem.of(status, title, "The request cannot be answered."));
  }

  /** Also without an Origin: a shared cache would send that answer to a page of one (Fetch). */
  private static void varyByOrigin(RoutingContext context) {
    context.addHeadersEndHandler(
        end -> {
          Set<String> names = new LinkedHashSet<>();
          for (String field : context.response().headers().getAll(HttpHeaders.VARY)) {
            for (String name : field.split(",", -1)) {
              names.add(name.strip());
            }
          }
          names.removeIf("origin"::equalsIgnoreCase);
          names.add("Origin");
          context.response().putHeader(HttpHeaders.VARY, String.join(", ", names));
        });
    context.next();
  }

  /** Whoever accepts neither format of metrics gets one all the same (RFC 9110, section 12.5.1). */
  private static void metricsWhateverIsAccepted(RoutingContext context) {
    MultiMap headers = context.request().headers();
    String accept = String.join(",", headers.getAll(HttpHeaders.ACCEPT));
    if (!accept.contains("text/plain") && !accept.contains("application/openmetrics-text")) {
      headers.remove(HttpHeaders.ACCEPT);
    }
    context.next();
  }

  private static void end(RoutingContext context, Problem problem) {
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(JsonObject.mapFrom(problem).toBuffer());
  }
}
