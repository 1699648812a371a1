package io.ganqp.trainer.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResamplerTest {

  @Property(tries = 100)
  void leavesPlainImagesPlain(
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll @IntRange(min = 1, max = 40) int resolution,
      @ForAll @IntRange(max = 255) int value,
      @ForAll Crop crop) {
    RgbImage plain = image(width, height, (x, y) -> value);
    byte[] square = new Resampler(resolution, crop).toSquare(plain);
    assertThat(square).hasSize(3 * resolution * resolution).containsOnly(value);
  }

  @Test
  void leavesImagesOfTheRightSizeAsTheyAre() {
    RgbImage image = image(9, 9, (x, y) -> x * 20 + y);
    byte[] square = new Resampler(9, Crop.CENTER).toSquare(image);
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 9; x++) {
        assertThat(square[y * 9 + x] & 0xff).isEqualTo(x * 20 + y);
      }
    }
  }

  @Test
  void keepsTheCentreOfAWideImage() {
    RgbImage image = image(30, 10, (x, y) -> x < 10 || x >= 20 ? 255 : 40);
    assertThat(new Resampler(5, Crop.CENTER).toSquare(image)).containsOnly(40);
  }

  @Test
  void keepsTheCentreOfATallImage() {
    RgbImage image = image(10, 31, (x, y) -> y < 10 || y >= 20 ? 255 : 40);
    assertThat(new Resampler(5, Crop.CENTER).toSquare(image)).containsOnly(40);
  }

  @Test
  void squashesAllOfAnUncroppedImage() {
    RgbImage image = image(300, 100, (x, y) -> x < 150 ? 200 : 20);
    byte[] square = new Resampler(10, Crop.NONE).toSquare(image);
    assertThat(square[0] & 0xff).isEqualTo(200);
    assertThat(square[9] & 0xff).isEqualTo(20);
  }

  @Test
  void turnsFinePatternsIntoTheirAverageInsteadOfMoire() {
    RgbImage stripes = image(210, 210, (x, y) -> x % 2 == 0 ? 0 : 200);
    for (byte sample : new Resampler(32, Crop.CENTER).toSquare(stripes)) {
      assertThat(sample & 0xff).isBetween(92, 108);
    }
  }

  @Test
  void knowsWhichImagesItEnlarges() {
    Resampler resampler = new Resampler(32, Crop.NONE);
    assertThat(resampler.enlarges(image(32, 32, (x, y) -> 0))).isFalse();
    assertThat(resampler.enlarges(image(31, 64, (x, y) -> 0))).isTrue();
  }

  private interface Samples {
    int at(int x, int y);
  }

  private static RgbImage image(int width, int height, Samples samples) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) samples.at(i / 3 % width, i / 3 / width);
    }
    return new RgbImage(width, height, rgb);
  }
}
