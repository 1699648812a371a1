package io.ganqp.trainer.dataset.image;

import io.ganqp.trainer.dataset.image.Crop.Region;

/**
 * Crops an image and scales it to a square of one size by separable Lanczos-3 filtering, widened
 * for downscaling so that nothing aliases. Works on the sRGB values as they are, not on linear
 * light, as Pillow and the dataset tools of the field do. Takes memory by the size of what comes
 * out and the longer side of what goes in. Thread-safe.
 */
public final class Resampler {
  private static final int CHANNELS = 3;

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
    float[] square = new float[CHANNELS * resolution * resolution];
    float[] line = new float[region.width()];
    float[] narrowed = new float[resolution];
    for (int channel = 0; channel < CHANNELS; channel++) {
      FilterWeights.Sums sums = rows.sums(square, channel * resolution * resolution, resolution);
      for (int y = 0; y < region.height(); y++) {
        for (int x = 0; x < line.length; x++) {
          line[x] = image.sample(region.x() + x, region.y() + y, channel);
        }
        columns.apply(line, narrowed);
        sums.add(narrowed);
      }
    }
    byte[] samples = new byte[square.length];
    for (int i = 0; i < square.length; i++) {
      samples[i] = (byte) Math.max(0, Math.min(255, Math.round(square[i])));
    }
    return samples;
  }
}
