package io.ganqp.trainer.dataset.image;

import io.ganqp.trainer.dataset.image.Crop.Region;

/**
 * Crops an image and scales it to a square of one size by separable Lanczos-3 filtering, widened
 * for downscaling so that nothing aliases. Works on the sRGB values as they are, not on linear
 * light, as Pillow and the dataset tools of the field do. Thread-safe.
 */
public final class Resampler {
  private final int resolution;
  private final Crop crop;

  /**
   * @param resolution rows and columns of what comes out
   */
  public Resampler(int resolution, Crop crop) {
    this.resolution = resolution;
    this.crop = crop;
  }

  /** Whether the part of an image that is kept has fewer rows or columns than come out. */
  public boolean enlarges(RgbImage image) {
    Region region = crop.region(image.width(), image.height());
    return Math.min(region.width(), region.height()) < resolution;
  }

  /**
   * Scales one image.
   *
   * @return [3 · resolution · resolution], channel by channel
   */
  public byte[] toSquare(RgbImage image) {
    Region region = crop.region(image.width(), image.height());
    FilterWeights columns = FilterWeights.lanczos(region.width(), resolution);
    FilterWeights rows = FilterWeights.lanczos(region.height(), resolution);
    byte[] square = new byte[3 * resolution * resolution];
    float[] line = new float[region.width()];
    float[] narrowed = new float[region.height() * resolution];
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < region.height(); y++) {
        for (int x = 0; x < line.length; x++) {
          line[x] = image.sample(region.x() + x, region.y() + y, channel);
        }
        columns.apply(line, 0, 1, narrowed, y * resolution, 1);
      }
      scaleRows(rows, narrowed, square, channel * resolution * resolution);
    }
    return square;
  }

  private void scaleRows(FilterWeights rows, float[] narrowed, byte[] square, int offset) {
    float[] scaled = new float[resolution * resolution];
    for (int x = 0; x < resolution; x++) {
      rows.apply(narrowed, x, resolution, scaled, x, resolution);
    }
    for (int i = 0; i < scaled.length; i++) {
      square[offset + i] = (byte) Math.max(0, Math.min(255, Math.round(scaled[i])));
    }
  }
}
