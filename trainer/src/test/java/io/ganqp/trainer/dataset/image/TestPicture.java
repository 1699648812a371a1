package io.ganqp.trainer.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** The picture of the tests: 48×32 pixels in four quadrants of red, green, blue and yellow. */
public final class TestPicture {
  static final int WIDTH = 48;
  static final int HEIGHT = 32;
  static final Color RED = new Color(220, 30, 30);
  static final Color GREEN = new Color(30, 180, 60);
  static final Color BLUE = new Color(40, 60, 200);
  static final Color YELLOW = new Color(240, 210, 40);

  private TestPicture() {}

  /** The picture as Java image of some type. */
  static BufferedImage image(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    Graphics2D graphics = image.createGraphics();
    List<Color> colors = List.of(RED, GREEN, BLUE, YELLOW);
    for (int i = 0; i < 4; i++) {
      graphics.setColor(colors.get(i));
      graphics.fillRect(i % 2 * WIDTH / 2, i / 2 * HEIGHT / 2, WIDTH / 2, HEIGHT / 2);
    }
    graphics.dispose();
    return image;
  }

  /** The picture in a format that Java writes. */
  public static byte[] encoded(String format) {
    return encoded(image(BufferedImage.TYPE_3BYTE_BGR), format);
  }

  /** A plain image of one colour, as PNG. */
  public static byte[] plain(int width, int height, int rgb) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(rgb));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return encoded(image, "png");
  }

  static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format, bytes)).as(format).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A file of the resources. */
  public static byte[] fixture(String name) {
    try (InputStream stream = TestPicture.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asserts the colours in the centres of the quadrants, row by row. */
  static void assertQuadrants(RgbImage image, int tolerance, Color... expected) {
    for (int i = 0; i < 4; i++) {
      int x = image.width() / 4 + i % 2 * image.width() / 2;
      int y = image.height() / 4 + i / 2 * image.height() / 2;
      Color actual = colorAt(image, x, y);
      String name = "quadrant " + i + ": " + actual;
      assertThat(Math.abs(actual.getRed() - expected[i].getRed()))
          .as(name)
          .isLessThanOrEqualTo(tolerance);
      assertThat(Math.abs(actual.getGreen() - expected[i].getGreen()))
          .as(name)
          .isLessThanOrEqualTo(tolerance);
      assertThat(Math.abs(actual.getBlue() - expected[i].getBlue()))
          .as(name)
          .isLessThanOrEqualTo(tolerance);
    }
  }

  static Color colorAt(RgbImage image, int x, int y) {
    return new Color(image.sample(x, y, 0), image.sample(x, y, 1), image.sample(x, y, 2));
  }
}
