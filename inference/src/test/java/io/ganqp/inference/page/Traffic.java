package io.ganqp.inference.page;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts requests by path, and refuses some, as a service with too much to do or a proxy does. */
@ApplicationScoped
public class Traffic {
  private static final int BEFORE_ALL = -1000;

  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final Map<String, Refusals> refusals = new ConcurrentHashMap<>();

  void install(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(this::count);
  }

  /** Answers so many of the next requests for a path, such as "/generate", by a status. */
  void refuse(String path, int count, int status) {
    refusals.put(path, new Refusals(new AtomicInteger(count), status));
  }

  void admitAll() {
    refusals.clear();
  }

  int requests(String path) {
    AtomicInteger count = requests.get(path);
    return count == null ? 0 : count.get();
  }

  private void count(RoutingContext context) {
    String path = context.normalizedPath();
    requests.computeIfAbsent(path, unused -> new AtomicInteger()).incrementAndGet();
    Refusals refused = refusals.get(path);
    if (refused != null && refused.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      context.response().setStatusCode(refused.status()).putHeader("Retry-After", "1").end();
    } else {
      context.next();
    }
  }

  private record Refusals(AtomicInteger left, int status) {}
}
