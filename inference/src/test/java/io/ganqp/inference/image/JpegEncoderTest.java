package io.ganqp.inference.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpegEncoderTest {
  private final JpegEncoder encoder = new JpegEncoder();

  @AfterEach
  void close() {
    encoder.close();
  }

  @Test
  void keepsColoursInOrder() throws IOException {
    RgbImage image = new RgbImage(16, 16);
    for (int i = 0; i < image.pixels().length; i += 3) {
      image.pixels()[i] = (byte) 200;
      image.pixels()[i + 1] = 100;
      image.pixels()[i + 2] = 20;
    }

    BufferedImage decoded =
        ImageIO.read(new ByteArrayInputStream(encoder.encode(image, Encoding.DEFAULT_QUALITY)));

    assertThat(decoded.getRGB(8, 8) >> 16 & 0xFF).isCloseTo(200, within(3));
    assertThat(decoded.getRGB(8, 8) >> 8 & 0xFF).isCloseTo(100, within(3));
    assertThat(decoded.getRGB(8, 8) & 0xFF).isCloseTo(20, within(3));
  }

  @Test
  void isLargerForAHigherQualityAndTheSameForTheSame() {
    RgbImage image = PngEncoderTest.noise(32, 32, 1);

    assertThat(encoder.encode(image, 95)).hasSizeGreaterThan(encoder.encode(image, 10).length);
    assertThat(encoder.encode(image, 50)).isEqualTo(encoder.encode(image, 50));
  }
}
