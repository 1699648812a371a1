package io.ganqp.inference.rest;

import java.util.Set;

/** Where things are. */
final class Routes {
  static final String GENERATE = "/generate";
  static final String GRID = "/grid";
  static final String INTERPOLATE = "/interpolate";
  static final String MODEL = "/model";
  static final String EVENTS = "/model/events";

  static final String PROTOCOL = "/v2";

  /** Those that give an image, for which faces are made. */
  static final Set<String> IMAGES = Set.of(GENERATE, GRID, INTERPOLATE);

  /** For people who asked for something else. */
  static final String ALL =
      String.join(
              ", ",
              "/",
              GENERATE,
              GRID,
              INTERPOLATE,
              MODEL,
              EVENTS,
              PROTOCOL,
              "/q/health",
              "/q/metrics")
          + " and /q/openapi";

  private Routes() {}

  /**
   * Whether an image is asked for.
   *
   * @param target of a request, as sent
   */
  static boolean isImage(String target) {
    int query = target.indexOf('?');
    return IMAGES.contains(query < 0 ? target : target.substring(0, query));
  }
}
