package io.ganqp.inference.image;

import io.ganqp.contract.image.Level;
import java.nio.FloatBuffer;

/**
 * 8-bit RGB pixels, row by row. Mutable and meant to be reused; different threads may write
 * different parts at once.
 */
public final class RgbImage {
  private static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final byte[] pixels;

  /** A black image. */
  public RgbImage(int width, int height) {
    this.width = width;
    this.height = height;
    this.pixels = new byte[Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)];
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** The samples themselves, not a copy: red, green and blue of each pixel. */
  byte[] pixels() {
    return pixels;
  }

  /** Bytes of one row. */
  int stride() {
    return width * CHANNELS;
  }

  /**
   * Writes a generated square image into a part of this one, each value as its {@link Level}. What
   * it writes for a value that is not finite means nothing.
   *
   * @param planes red, green and blue plane, float [3, side, side]
   * @param offset of the first value in {@code planes}
   * @param side of the generated image, in pixels
   * @param left column of its left edge here
   * @param top row of its upper edge here
   * @return whether all values are finite
   */
  public boolean draw(FloatBuffer planes, int offset, int side, int left, int top) {
    int area = side * side;
    boolean finite = true;
    for (int channel = 0; channel < CHANNELS; channel++) {
      int source = offset + channel * area;
      for (int y = 0; y < side; y++) {
        int target = (top + y) * stride() + left * CHANNELS + channel;
        for (int x = 0; x < side; x++) {
          float value = planes.get(source);
          finite &= Float.isFinite(value);
          pixels[target] = Level.of(value);
          source++;
          target += CHANNELS;
        }
      }
    }
    return finite;
  }
}
