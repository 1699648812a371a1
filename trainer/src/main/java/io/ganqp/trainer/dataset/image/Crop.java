package io.ganqp.trainer.dataset.image;

/** How an image that isn't square becomes one. */
public enum Crop {
  /** The largest square in its centre. */
  CENTER,
  /** All of it, squashed, as the reference implementation does. */
  NONE;

  /** The part of an image that is kept. */
  Region region(int width, int height) {
    if (this == NONE) {
      return new Region(0, 0, width, height);
    }
    int side = Math.min(width, height);
    return new Region((width - side) / 2, (height - side) / 2, side, side);
  }

  /** A rectangle of pixels. */
  record Region(int x, int y, int width, int height) {}
}
