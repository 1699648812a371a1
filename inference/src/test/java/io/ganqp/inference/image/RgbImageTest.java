package io.ganqp.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.image.Level;
import java.nio.FloatBuffer;
import java.util.Arrays;
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

  /** The trainer draws by the same levels, so that its faces are those of the service. */
  @Test
  void drawsTheLevelsOfTheContract() {
    int side = 64;
    float[] planes = new float[3 * side * side];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = (i - 6000) / 5000f;
    }
    RgbImage image = new RgbImage(side, side);

    image.draw(FloatBuffer.wrap(planes), 0, side, 0, 0);

    for (int i = 0; i < planes.length; i++) {
      int pixel = i % (side * side);
      int channel = i / (side * side);
      assertThat(image.pixels()[pixel * 3 + channel]).isEqualTo(Level.of(planes[i]));
    }
  }

  @Test
  void drawsPlanesAsPixelsIntoTheirPlace() {
    RgbImage image = new RgbImage(4, 2);
    float[] planes = new float[1 + 12];
    Arrays.fill(planes, 1, 5, 1f);
    Arrays.fill(planes, 5, 9, -1f);
    Arrays.fill(planes, 9, 13, 0f);

    image.draw(FloatBuffer.wrap(planes), 1, 2, 2, 0);

    byte[] pixel = {(byte) 255, 0, (byte) 128};
    assertThat(image.pixels()).startsWith(new byte[6]);
    for (int offset : new int[] {6, 9, 18, 21}) {
      assertThat(Arrays.copyOfRange(image.pixels(), offset, offset + 3)).isEqualTo(pixel);
    }
  }
}
