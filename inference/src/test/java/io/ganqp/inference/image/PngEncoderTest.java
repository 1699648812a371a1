package io.ganqp.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PngEncoderTest {
  private final PngEncoder encoder = new PngEncoder();

  @AfterEach
  void close() {
    encoder.close();
  }

  @Property(tries = 200)
  void decodesToTheSamePixels(
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll long seed)
      throws IOException {
    RgbImage image = noise(width, height, seed);

    try (PngEncoder own = new PngEncoder()) {
      assertSamePixels(image, own.encode(image));
    }
  }

  @Test
  void reusesItsBuffersForSmallerAndLargerImages() throws IOException {
    for (int side : new int[] {128, 1, 512, 32, 128}) {
      RgbImage image = noise(side, side, side);

      assertSamePixels(image, encoder.encode(image));
    }
  }

  @Test
  void isDeterministic() {
    RgbImage image = noise(64, 64, 7);

    byte[] first = encoder.encode(image);
    encoder.encode(noise(100, 20, 8));

    assertThat(encoder.encode(image)).isEqualTo(first);
  }

  @Test
  void compressesAFlatImageToAnEighth() {
    assertThat(encoder.encode(new RgbImage(256, 256))).hasSizeLessThan(256 * 256 * 3 / 7);
  }

  static RgbImage noise(int width, int height, long seed) {
    RgbImage image = new RgbImage(width, height);
    new SplittableRandom(seed).nextBytes(image.pixels());
    return image;
  }

  private static void assertSamePixels(RgbImage image, byte[] file) throws IOException {
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(file));
    assertThat(decoded.getWidth()).isEqualTo(image.width());
    assertThat(decoded.getHeight()).isEqualTo(image.height());
    int i = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int expected =
            (image.pixels()[i] & 0xFF) << 16
                | (image.pixels()[i + 1] & 0xFF) << 8
                | (image.pixels()[i + 2] & 0xFF);
        assertThat(decoded.getRGB(x, y) & 0xFFFFFF).isEqualTo(expected);
        i += 3;
      }
    }
  }
}
