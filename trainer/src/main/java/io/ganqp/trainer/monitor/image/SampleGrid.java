package io.ganqp.trainer.monitor.image;

import io.ganqp.contract.image.Level;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.List;

/**
 * Lays images out in rows and columns, first row first, and encodes them as one PNG. The same
 * images give the same bytes.
 *
 * @param rows rows of the grid
 * @param columns columns of the grid
 * @param gutter white pixels between neighbours; none around the whole
 * @param scale side of the square that a pixel becomes, for faces too small to look at
 */
public record SampleGrid(int rows, int columns, int gutter, int scale) {
  private static final int MAX_SIDE = 1 << 14;
  private static final int CHANNELS = 3;
  private static final byte WHITE = (byte) 255;

  public SampleGrid {
    if (rows < 1 || columns < 1 || gutter < 0 || scale < 1) {
      throw new IllegalArgumentException(
          "no grid has %d rows, %d columns, a gutter of %d and a scale of %d"
              .formatted(rows, columns, gutter, scale));
    }
  }

  /**
   * A grid for faces of a resolution: two pixels of gutter, and faces smaller than 128 pixels
   * enlarged to at most that.
   */
  public static SampleGrid of(int rows, int columns, int resolution) {
    return new SampleGrid(rows, columns, 2, Math.max(1, 128 / resolution));
  }

  /** Images that the grid has room for. */
  public int capacity() {
    return rows * columns;
  }

  /**
   * Draws the images; places without one stay white.
   *
   * @param images each 3×height×width in planes (red, green, blue), in [−1, 1]; what lies outside
   *     is clipped, and NaN is drawn black
   * @return the PNG
   * @throws IllegalArgumentException if there are too many images, one has another size, or the
   *     grid would be larger than 16384 pixels
   */
  public byte[] png(List<float[]> images, int height, int width) {
    return Png.encode(draw(images, height, width));
  }

  /**
   * The same as pixels.
   *
   * @see #png(List, int, int)
   */
  public BufferedImage draw(List<float[]> images, int height, int width) {
    check(images, height, width);
    BufferedImage canvas =
        new BufferedImage(side(columns, width), side(rows, height), BufferedImage.TYPE_3BYTE_BGR);
    byte[] pixels = ((DataBufferByte) canvas.getRaster().getDataBuffer()).getData();
    Arrays.fill(pixels, WHITE);
    for (int i = 0; i < images.size(); i++) {
      int top = i / columns * (height * scale + gutter);
      int left = i % columns * (width * scale + gutter);
      draw(
          images.get(i),
          height,
          width,
          pixels,
          (top * canvas.getWidth() + left),
          canvas.getWidth());
    }
    return canvas;
  }

  /**
   * Draws images that lie one after the other in one array, such as a generator's output.
   *
   * @param images N×3×height×width
   * @see #png(List, int, int)
   */
  public byte[] png(float[] images, int height, int width) {
    int size = CHANNELS * height * width;
    if (size == 0 || images.length % size != 0) {
      throw new IllegalArgumentException(
          "%d values are no whole number of images of 3×%d×%d"
              .formatted(images.length, height, width));
    }
    float[][] split = new float[images.length / size][];
    Arrays.setAll(split, i -> Arrays.copyOfRange(images, i * size, (i + 1) * size));
    return png(List.of(split), height, width);
  }

  private int side(int count, int size) {
    return count * size * scale + (count - 1) * gutter;
  }

  private void check(List<float[]> images, int height, int width) {
    if (images.size() > capacity()) {
      throw new IllegalArgumentException(
          "%d images do not fit a grid of %d×%d".formatted(images.size(), rows, columns));
    }
    requireRoom(height, width);
    for (float[] image : images) {
      if (image.length != CHANNELS * height * width) {
        throw new IllegalArgumentException(
            "an image of %d values is not 3×%d×%d".formatted(image.length, height, width));
      }
    }
  }

  /**
   * Confirms that a grid of such images can be drawn, before anybody makes them.
   *
   * @throws IllegalArgumentException if it would be larger than 16384 pixels
   */
  public void requireRoom(int height, int width) {
    if ((long) columns * width * scale + gutter * (columns - 1L) > MAX_SIDE
        || (long) rows * height * scale + gutter * (rows - 1L) > MAX_SIDE) {
      throw new IllegalArgumentException(
          "a grid of %d×%d images of %d×%d at scale %d is larger than %d pixels: ask for fewer"
              .formatted(rows, columns, height, width, scale, MAX_SIDE));
    }
  }

  private void draw(float[] image, int height, int width, byte[] pixels, int origin, int stride) {
    int plane = height * width;
    for (int y = 0; y < height * scale; y++) {
      for (int x = 0; x < width * scale; x++) {
        int source = y / scale * width + x / scale;
        int target = (origin + y * stride + x) * CHANNELS;
        pixels[target] = Level.of(image[source + 2 * plane]);
        pixels[target + 1] = Level.of(image[source + plane]);
        pixels[target + 2] = Level.of(image[source]);
      }
    }
  }
}
