package io.ganqp.trainer.monitor.report;

import io.ganqp.trainer.monitor.image.Png;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Images as data URIs, so that a page needs no other file. */
final class EmbeddedImage {
  /** A report has a dozen grids; none of them should need more than this. */
  private static final int MAX_BYTES = 1 << 20;

  private static final int MAX_SIDE = 1024;

  private EmbeddedImage() {}

  /** A PNG as it is. */
  static String uri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  /**
   * A PNG, made smaller first if it is large.
   *
   * @throws IOException if it is large and no image
   */
  static String boundedUri(byte[] png) throws IOException {
    return uri(png.length <= MAX_BYTES ? png : Png.encode(smaller(png)));
  }

  private static BufferedImage smaller(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    if (image == null) {
      throw new IOException("not an image that Java reads");
    }
    double scale = Math.min(1, (double) MAX_SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(scale * image.getWidth()));
    int height = (int) Math.max(1, Math.round(scale * image.getHeight()));
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = result.createGraphics();
    try {
      graphics.drawImage(
          image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    } finally {
      graphics.dispose();
    }
    return result;
  }
}
