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
   * Checks it.
   *
   * @throws RefusedException if it is not served
   */
  void expectServed(Head head) throws RefusedException {
    if (preflights && head.isPreflight()) {
      // It has no key, and gets nothing.
      head.expectServedPreflight();
      return;
    }
    head.expectServed(takesContent, mostContent);
    if (!isOpen(head.line().path()) && !key.admits(head.fields().all("authorization"))) {
      throw new RefusedException(
          Refusal.of(
              401,
              "A key is needed: send it as Authorization: Bearer KEY.",
              "WWW-Authenticate: Bearer\r\n"));
    }
  }

  static boolean isOpen(String path) {
    return OPEN.contains(path);
  }
}
