package io.ganqp.trainer.augment;

/**
 * What cutout takes out of an image: columns left … right − 1 of rows top … bottom − 1. May reach
 * beyond the image.
 */
record Hole(int left, int top, int right, int bottom) {

  static final Hole NONE = new Hole(0, 0, 0, 0);

  /** The square of {@code size}² pixels around the centre (x, y). */
  static Hole square(int size, int x, int y) {
    int left = x - size / 2;
    int top = y - size / 2;
    return new Hole(left, top, left + size, top + size);
  }

  Hole moved(int toTheRight, int down) {
    return new Hole(left + toTheRight, top + down, right + toTheRight, bottom + down);
  }

  /** Makes zero what it takes from row {@code y}. */
  void clear(Pixels image, int y) {
    int from = Math.max(0, left);
    int to = Math.min(image.side(), right);
    if (top <= y && y < bottom && from < to) {
      image.clear(y, from, to);
    }
  }
}
