package io.ganqp.trainer.dataset.image;

/** Pixels as 8-bit sRGB, interleaved, row by row. Owns its array; nobody writes it any more. */
public final class RgbImage {
  private final int width;
  private final int height;
  private final byte[] samples;

  /**
   * @param samples [height · width · 3], kept, not copied
   */
  public RgbImage(int width, int height, byte[] samples) {
    if (width < 1 || height < 1 || samples.length != 3L * width * height) {
      throw new IllegalArgumentException(
          samples.length + " samples do not make an RGB image of " + width + "×" + height);
    }
    this.width = width;
    this.height = height;
    this.samples = samples;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** One sample, 0 … 255; channel 0 is red. */
  public int sample(int x, int y, int channel) {
    return samples[(y * width + x) * 3 + channel] & 0xff;
  }
}
