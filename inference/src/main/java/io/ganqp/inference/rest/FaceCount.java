package io.ganqp.inference.rest;

import io.ganqp.inference.batching.Arrangement;

/**
 * How many faces are asked for in one image.
 *
 * @param faces that many
 * @param parameter that could be smaller
 * @param request in words: "9 rows of 9 columns"
 */
record FaceCount(int faces, String parameter, String request) {
  private static final int MOST_PIXELS = 2048 * 2048;

  /** So many may be asked for whatever their size: the ends of a strip. */
  private static final int ALWAYS = 2;

  /**
   * Whatever their size.
   *
   * @throws InvalidParameterException if they are more than an image may have
   */
  void expectFew() {
    expectAtMost(Arrangement.MAXIMUM_FACES, "");
  }

  /**
   * Of that size.
   *
   * @param side height and width of a face in pixels
   * @throws InvalidParameterException if the image were too large
   */
  void expectRoom(int side) {
    expectAtMost(room(side), " of %1$d × %1$d".formatted(side));
  }

  /** How many faces of {@code side} pixels an image may have. */
  static int room(int side) {
    return Math.max(ALWAYS, MOST_PIXELS / (side * side));
  }

  private void expectAtMost(int most, String size) {
    if (faces > most) {
      throw new InvalidParameterException(
          parameter,
          "%s are %d faces, expected at most %d%s.".formatted(request, faces, most, size));
    }
  }
}
