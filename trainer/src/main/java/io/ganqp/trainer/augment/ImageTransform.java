package io.ganqp.trainer.augment;

/**
 * The augmentation of one image: its colour is changed, then it is moved, then a square is taken
 * out of it. What is taken out, or comes in from outside, is zero: a medium grey.
 *
 * @param right columns that it moves to the right, less than its side
 * @param down rows that it moves down, less than its side
 */
record ImageTransform(ColorChange color, int right, int down, Hole hole) {

  /** Writes the augmented {@code image} to {@code result}, which is elsewhere. */
  void forward(Pixels image, Pixels result) {
    int side = image.side();
    int first = Math.max(0, right);
    int count = side - Math.abs(right);
    float added = color.common(image.mean()) + color.brightness();
    for (int y = 0; y < side; y++) {
      int source = y - down;
      if (source < 0 || source >= side) {
        result.clear(y, 0, side);
      } else {
        int from = image.at(first - right, source);
        color.apply(image, from, result, result.at(first, y), count, added);
        result.clear(y, 0, first);
        result.clear(y, first + count, side);
        hole.clear(result, y);
      }
    }
  }

  /**
   * Writes Aᵀ {@code gradient} to {@code result}, which is elsewhere; A is the linear part of
   * {@link #forward}. Taking out is its own adjoint, that of moving is moving back, and that of the
   * colour is the same without the constant.
   */
  void backward(Pixels gradient, Pixels result) {
    int side = gradient.side();
    int first = Math.max(0, -right);
    int count = side - Math.abs(right);
    Hole movedBack = hole.moved(-right, -down);
    for (int y = 0; y < side; y++) {
      int source = y + down;
      if (source < 0 || source >= side) {
        result.clear(y, 0, side);
      } else {
        gradient.copy(gradient.at(first + right, source), result, result.at(first, y), count);
        result.clear(y, 0, first);
        result.clear(y, first + count, side);
        movedBack.clear(result, y);
      }
    }
    float added = color.common(result.mean());
    for (int y = 0; y < side; y++) {
      int row = result.at(0, y);
      color.apply(result, row, result, row, side, added);
    }
  }
}
