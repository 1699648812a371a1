package io.ganqp.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RgbImageTest {

  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "1, 255",
    "0, 128",
    "-0.9961, 0",
    "-0.9960, 1",
    "-7, 0",
    "7, 255",
    "-Infinity, 0",
    "Infinity, 255",
    "NaN, 0"
  })
  void roundsAndClamps(float value, int level) {
    RgbImage image = new RgbImage(1, 1);

    image.draw(FloatBuffer.wrap(new float[] {value, -1, -1}), 0, 1, 0, 0);

    assertThat(image.pixels()[0] & 0xFF).isEqualTo(level);
  }

  @Test
  void drawsPlanesAsPixelsIntoTheirPlace() {
    RgbImage image = new RgbImage(4, 2);
    float[] planes = new float[1 + 12];
    java.util.Arrays.fill(planes, 1, 5, 1f);
    java.util.Arrays.fill(planes, 5, 9, -1f);
    java.util.Arrays.fill(planes, 9, 13, 0f);

    image.draw(FloatBuffer.wrap(planes), 1, 2, 2, 0);

    byte[] pixel = {(byte) 255, 0, (byte) 128};
    assertThat(image.pixels()).startsWith(new byte[6]);
    for (int offset : new int[] {6, 9, 18, 21}) {
      assertThat(java.util.Arrays.copyOfRange(image.pixels(), offset, offset + 3)).isEqualTo(pixel);
    }
  }
}
