package io.ganqp.trainer.engine.onednn.convolution.winograd;

import static io.ganqp.trainer.engine.onednn.convolution.winograd.ToomCook.POINTS;
import static io.ganqp.trainer.engine.onednn.convolution.winograd.ToomCook.TAPS;

/**
 * Which of two neighbouring pixels of an axis. A kernel of five taps and stride 2 meets the odd
 * ones with its first, third and fifth, the even ones with the others. An odd pixel and the even
 * one after it are a pair, so that either's taps begin at the same pair: those of the even one are
 * then a filter of two taps, which does without the point at infinity.
 */
enum Phase {
  ODD(0, TAPS, POINTS),
  EVEN(1, TAPS - 1, POINTS - 1);

  private final int firstTap;
  private final int taps;
  private final int points;

  Phase(int firstTap, int taps, int points) {
    this.firstTap = firstTap;
    this.taps = taps;
    this.points = points;
  }

  /** The first of the taps that meet it; the others are two, and four, further on. */
  int firstTap() {
    return firstTap;
  }

  /** How many taps meet it. */
  int taps() {
    return taps;
  }

  /** How many of the points it needs, from the first. */
  int points() {
    return points;
  }

  /**
   * The first such pixel of an image, and the pair that it is of, too: the pixel 0 is alone in the
   * pair 0, the pixels 1 and 2 are the pair 1.
   */
  int first() {
    return this == ODD ? 1 : 0;
  }

  /**
   * BufferOffset of a pixel in its square of 2×2. What needs the point at infinity along an axis is
   * side by side: those odd in their row, and those odd in their column.
   */
  static int place(Phase row, Phase column) {
    if (row == EVEN) {
      return column == EVEN ? 0 : 3;
    }
    return column == EVEN ? 1 : 2;
  }
}
