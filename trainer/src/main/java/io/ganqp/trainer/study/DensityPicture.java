package io.ganqp.trainer.study;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Densities of points in the plane, a strip of panels for each GAN; the first strip is the data.
 */
final class DensityPicture {

  private static final int BINS = 42;
  private static final int SCALE = 2;
  private static final int PANEL = BINS * SCALE;
  private static final int GAP = 4;
  private static final int LABEL = 176;
  private static final int COLUMNS = 2;
  private static final double SIDE = 3;
  private static final int SHADES = 32;

  private DensityPicture() {}

  /**
   * @param label beside the panels
   * @param looks points of each panel, [count · 2]
   */
  record Strip(String label, List<double[]> looks) {}

  static BufferedImage draw(List<Strip> trained) {
    List<Strip> strips = new ArrayList<>();
    strips.add(
        new Strip("the data", List.of(Ring.draw(RingStudy.SHOWN, new Random(RingStudy.SEED)))));
    strips.addAll(trained);
    int panels = strips.stream().mapToInt(strip -> strip.looks().size()).max().orElse(1);
    int rows = (strips.size() + COLUMNS - 1) / COLUMNS;
    int width = LABEL + panels * (PANEL + GAP) + GAP;
    BufferedImage image =
        new BufferedImage(
            COLUMNS * width, rows * (PANEL + GAP) + GAP, BufferedImage.TYPE_BYTE_INDEXED, shades());
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
      for (int i = 0; i < strips.size(); i++) {
        strip(graphics, strips.get(i), i / rows * width, GAP + i % rows * (PANEL + GAP));
      }
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private static void strip(Graphics2D graphics, Strip strip, int left, int top) {
    graphics.setColor(shade(SHADES - 1));
    int text = graphics.getFontMetrics().stringWidth(strip.label());
    graphics.drawString(strip.label(), left + LABEL - 8 - text, top + PANEL / 2 + 5);
    for (int i = 0; i < strip.looks().size(); i++) {
      panel(graphics, strip.looks().get(i), left + LABEL + i * (PANEL + GAP), top);
    }
  }

  private static void panel(Graphics2D graphics, double[] points, int left, int top) {
    double[][] density = density(points);
    for (int y = 0; y < BINS; y++) {
      for (int x = 0; x < BINS; x++) {
        // The root shows thin bridges between modes as well.
        int level = (int) Math.min(SHADES - 1, 6 * Math.sqrt(density[y][x]));
        graphics.setColor(shade(Math.max(1, level)));
        graphics.fillRect(left + x * SCALE, top + y * SCALE, SCALE, SCALE);
      }
    }
  }

  /** Points in each bin; those outside are left out. */
  private static double[][] density(double[] points) {
    double[][] density = new double[BINS][BINS];
    for (int i = 0; i < points.length; i += 2) {
      int x = (int) Math.floor((points[i] + SIDE) / (2 * SIDE) * BINS);
      int y = (int) Math.floor((SIDE - points[i + 1]) / (2 * SIDE) * BINS);
      if (x >= 0 && x < BINS && y >= 0 && y < BINS) {
        density[y][x]++;
      }
    }
    return density;
  }

  /** From white over blue to a blue that is nearly black. */
  private static Color shade(int level) {
    double t = (double) level / (SHADES - 1);
    return new Color(
        (int) (255 - 240 * Math.min(1, 1.25 * t)),
        (int) (255 - 225 * t),
        (int) (255 - 150 * Math.max(0, t - 0.15) / 0.85));
  }

  private static IndexColorModel shades() {
    byte[][] channels = new byte[3][SHADES];
    for (int i = 0; i < SHADES; i++) {
      channels[0][i] = (byte) shade(i).getRed();
      channels[1][i] = (byte) shade(i).getGreen();
      channels[2][i] = (byte) shade(i).getBlue();
    }
    return new IndexColorModel(8, SHADES, channels[0], channels[1], channels[2]);
  }
}
