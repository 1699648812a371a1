package io.ganqp.trainer.monitor.page;

import io.ganqp.trainer.monitor.image.Jpeg;
import io.ganqp.trainer.monitor.image.Png;
import io.ganqp.trainer.monitor.image.SampleGrid;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** Images as data URIs, so that a page needs no other file. */
public final class EmbeddedImage {
  /** A page has a dozen grids; none of them should need more than this. */
  private static final int MAX_BYTES = 1 << 20;

  private static final int MAX_SIDE = 1024;

  /** Side above which an image by itself is a JPEG: a page has a hundred of them. */
  private static final int MAX_PNG_SIDE = 128;

  /** Side that suffices for an image by itself, on a screen of twice the usual density. */
  private static final int MAX_TILE_SIDE = 256;

  private EmbeddedImage() {}

  /** A PNG as it is. */
  public static String uri(byte[] png) {
    return uri("png", png);
  }

  /**
   * A PNG, made smaller first if it is large.
   *
   * @throws IOException if it is large and no image
   */
  public static String boundedUri(byte[] png) throws IOException {
    if (png.length <= MAX_BYTES) {
      return uri(png);
    }
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    if (image == null) {
      throw new IOException("not an image that Java reads");
    }
    return uri(Png.encode(smaller(image, MAX_SIDE)));
  }

  /**
   * One square image: every pixel of it in a PNG up to 128 px, a JPEG of at most 256 px above.
   *
   * @param planes 3×resolution×resolution (red, green, blue), in [−1, 1]; what lies outside is
   *     clipped
   */
  public static String tile(float[] planes, int resolution) {
    BufferedImage image = new SampleGrid(1, 1, 0, 1).draw(List.of(planes), resolution, resolution);
    return resolution <= MAX_PNG_SIDE
        ? uri(Png.encode(image))
        : uri("jpeg", Jpeg.encode(smaller(image, MAX_TILE_SIDE)));
  }

  private static String uri(String type, byte[] bytes) {
    return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static BufferedImage smaller(BufferedImage image, int side) {
    double scale = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
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
