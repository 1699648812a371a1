package io.ganqp.trainer.augment;

import java.util.Arrays;

/**
 * One image within a batch: three channels of side² values, from {@code offset}, CHW.
 *
 * @param values of the whole batch
 */
record Pixels(float[] values, int offset, int side) {

  static final int CHANNELS = 3;

  /** Of image number {@code index}. */
  static Pixels of(float[] batch, int index, int side) {
    return new Pixels(batch, index * CHANNELS * side * side, side);
  }

  int plane() {
    return side * side;
  }

  /** Where a pixel's first channel is. */
  int at(int x, int y) {
    return offset + y * side + x;
  }

  /** Mean of all values. */
  float mean() {
    int plane = plane();
    double red = 0;
    double green = 0;
    double blue = 0;
    for (int i = offset; i < offset + plane; i++) {
      red += values[i];
      green += values[i + plane];
      blue += values[i + 2 * plane];
    }
    return (float) ((red + green + blue) / (CHANNELS * plane));
  }

  /** Makes the pixels from … to − 1 of row {@code y} zero. */
  void clear(int y, int from, int to) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      int row = at(0, y) + channel * plane();
      Arrays.fill(values, row + from, row + to, 0);
    }
  }

  /** Copies a run of {@code count} pixels, all channels of them. */
  void copy(int source, Pixels to, int target, int count) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      int shift = channel * plane();
      System.arraycopy(values, source + shift, to.values, target + shift, count);
    }
  }
}
