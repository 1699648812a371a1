package io.ganqp.trainer.dataset.image;

/**
 * Pixels as 8-bit sRGB. Owns its array; nobody writes it any more. The array is read forwards or
 * backwards, by rows or by columns, so that turning an image costs nothing.
 */
public final class RgbImage {
  private static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final byte[] samples;
  private final int origin;
  private final int columnStep;
  private final int rowStep;

  /**
   * @param samples [height · width · 3], kept, not copied
   */
  public RgbImage(int width, int height, byte[] samples) {
    this(width, height, samples, 0, CHANNELS, CHANNELS * width);
    if (width < 1 || height < 1 || samples.length != (long) CHANNELS * width * height) {
      throw new IllegalArgumentException(
          samples.length + " samples do not make an RGB image of " + width + "×" + height);
    }
  }

  private RgbImage(int width, int height, byte[] samples, int origin, int columnStep, int rowStep) {
    this.width = width;
    this.height = height;
    this.samples = samples;
    this.origin = origin;
    this.columnStep = columnStep;
    this.rowStep = rowStep;
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
    return samples[origin + x * columnStep + y * rowStep + channel] & 0xff;
  }

  /** Rows become columns. Shares the samples. */
  RgbImage transposed() {
    return new RgbImage(height, width, samples, origin, rowStep, columnStep);
  }

  /** From right to left. Shares the samples. */
  RgbImage mirrored() {
    int last = origin + (width - 1) * columnStep;
    return new RgbImage(width, height, samples, last, -columnStep, rowStep);
  }

  /** Upside down. Shares the samples. */
  RgbImage flipped() {
    int last = origin + (height - 1) * rowStep;
    return new RgbImage(width, height, samples, last, columnStep, -rowStep);
  }
}
