package io.ganqp.inference.gate;

import io.ganqp.inference.access.ApiKey;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a request has to be like, by its head alone.
 *
 * @param takesContent whether a path does
 * @param mostContent bytes of it
 * @param preflights whether browsers may ask what other origins may (Fetch, CORS protocol)
 * @param key that clients have to send
 */
record Rules(Predicate<String> takesContent, long mostContent, boolean preflights, ApiKey key) {
  /** What probes and monitoring ask for. As sent: another spelling of the same is not open. */
  private static final Set<String> OPEN =
      Set.of(
          "/q/health",
          "/q/health/live",
          "/q/health/ready",
          "/q/health/started",
          "/q/metrics",
          "/v2/health/live",
          "/v2/health/ready");

  /**
   * Checks its form.
   *
   * @throws RefusedException if it is not served
   */
  void expectServed(Head head) throws RefusedException {
    if (preflights && head.isPreflight()) {
      head.expectServedPreflight();
      return;
    }
    head.expectServed(takesContent, mostContent);
  }

  /** Whether it has the key, where one is needed. A preflight has none, and gets nothing. */
  boolean admits(Head head) {
    return (preflights && head.isPreflight())
        || isOpen(head.line().path())
        || key.admits(head.fields().all("authorization"));
  }

  static boolean isOpen(String path) {
    return OPEN.contains(path);
  }
}
