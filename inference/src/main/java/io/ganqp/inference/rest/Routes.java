package io.ganqp.inference.rest;

import java.util.Set;

/** Where things are. */
final class Routes {
  static final String GENERATE = "/generate";
  static final String GRID = "/grid";
  static final String INTERPOLATE = "/interpolate";
  static final String ARCHIVE = "/faces.zip";
  static final String MODEL = "/model";
  static final String EVENTS = "/model/events";

  static final String PROTOCOL = "/v2";

  /** Those that give an image. */
  static final Set<String> IMAGES = Set.of(GENERATE, GRID, INTERPOLATE);

  /** Those for which faces are made. */
  private static final Set<String> FACES = Set.of(GENERATE, GRID, INTERPOLATE, ARCHIVE);

  /** For people who asked for something else. */
  static final String ALL =
      String.join(
              ", ",
              "/",
              GENERATE,
              GRID,
              INTERPOLATE,
              ARCHIVE,
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
    return IMAGES.contains(path(target));
  }

  /**
   * Whether faces are asked for.
   *
   * @param target of a request, as sent
   */
  static boolean makesFaces(String target) {
    return FACES.contains(path(target));
  }

  private static String path(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
