package io.ganqp.trainer.dataset.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/**
 * Any decoded raster to 8-bit RGB on white. Reads component samples directly: Java's own conversion
 * takes grey images for linear light and would lighten them.
 */
final class RgbConversion {
  private final BufferedImage image;
  private final int width;
  private final byte[] rgb;
  private int at;

  private RgbConversion(BufferedImage image) {
    this.image = image;
    this.width = image.getWidth();
    this.rgb = new byte[Math.multiplyExact(3 * width, image.getHeight())];
  }

  static RgbImage toRgb(BufferedImage image) {
    RgbConversion conversion = new RgbConversion(image);
    ColorModel model = image.getColorModel();
    if (model instanceof ComponentColorModel && model.getNumComponents() <= 4) {
      conversion.components(model);
    } else {
      conversion.packed();
    }
    return new RgbImage(conversion.width, image.getHeight(), conversion.rgb);
  }

  private void components(ColorModel model) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int colors = model.getNumColorComponents();
    boolean opaque = !model.hasAlpha();
    int shift = model.getComponentSize(0) - 8;
    int[] row = new int[width * bands];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int first = x * bands;
        int alpha = opaque ? 255 : eightBits(row[first + colors], shift);
        int last = colors == 1 ? 0 : 2;
        int red = eightBits(row[first], shift);
        int green = eightBits(row[first + Math.min(1, last)], shift);
        int blue = eightBits(row[first + last], shift);
        put(red, green, blue, alpha);
      }
    }
  }

  private void packed() {
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        put((argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff, argb >>> 24);
      }
    }
  }

  private void put(int red, int green, int blue, int alpha) {
    rgb[at++] = (byte) onWhite(red, alpha);
    rgb[at++] = (byte) onWhite(green, alpha);
    rgb[at++] = (byte) onWhite(blue, alpha);
  }

  private static int onWhite(int value, int alpha) {
    return (value * alpha + 255 * (255 - alpha) + 127) / 255;
  }

  private static int eightBits(int sample, int shift) {
    if (shift < 0) {
      return sample * 255 / ((1 << (8 + shift)) - 1);
    }
    return sample >>> shift;
  }
}
