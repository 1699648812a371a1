package io.ganqp.trainer.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Photographs of nothing. */
final class GeneratedImages {

  private GeneratedImages() {}

  /** Writes a picture of 40 × 48 pixels, a different one for each number. */
  static void png(Path file, int number) throws IOException {
    BufferedImage image = new BufferedImage(40, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.getHSBColor(number / 64f, 0.7f, 0.9f));
    graphics.fillOval(4, 4, 20 + number % 12, 36);
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }
}
