package io.ganqp.inference.rest;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Sends clients elsewhere while the process waits out {@code quarkus.shutdown.delay}. Requests are
 * still answered, but each answer ends its connection: a client that keeps one open would otherwise
 * never notice that other pods have taken over, and lose the request that meets the end.
 */
@ApplicationScoped
class Draining {
  private static final int BEFORE_EVERYTHING = 1000;

  private volatile boolean draining;

  void begin(@Observes ShutdownDelayInitiatedEvent event) {
    draining = true;
  }

  void install(@Observes Filters filters) {
    filters.register(this::endConnection, BEFORE_EVERYTHING);
  }

  private void endConnection(RoutingContext context) {
    if (draining) {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    context.next();
  }
}
