package io.ganqp.inference.page;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts requests for single faces, and answers some as a service with too much to do. */
@ApplicationScoped
public class Traffic {
  private static final int BEFORE_ALL = -1000;

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();

  void install(@Observes Router router) {
    router.route("/generate").order(BEFORE_ALL).handler(this::count);
  }

  /** Refuses so many of the next requests. */
  void refuse(int count) {
    refusals.set(count);
  }

  int requests() {
    return requests.get();
  }

  private void count(RoutingContext context) {
    requests.incrementAndGet();
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      context.response().setStatusCode(503).putHeader("Retry-After", "1").end();
    } else {
      context.next();
    }
  }
}
