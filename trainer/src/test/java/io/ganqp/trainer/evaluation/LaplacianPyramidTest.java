package io.ganqp.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaplacianPyramidTest {

  @Test
  void hasALevelForEachSizeDownTo16() {
    assertThat(LaplacianPyramid.sizes(128)).containsExactly(128, 64, 32, 16);
    assertThat(LaplacianPyramid.sizes(16)).containsExactly(16);
    assertThat(LaplacianPyramid.of(new float[3 * 64 * 64], 64))
        .extracting(level -> level.length)
        .containsExactly(3 * 64 * 64, 3 * 32 * 32, 3 * 16 * 16);
  }

  @Test
  void keepsAPlainColourInTheLastLevelAlone() {
    float[] image = new float[3 * 64 * 64];
    Arrays.fill(image, 0.5f);
    List<float[]> levels = LaplacianPyramid.of(image, 64);

    for (int level = 0; level < 3; level++) {
      float expected = level < 2 ? 0 : 0.5f;
      for (float value : levels.get(level)) {
        assertThat(value).isCloseTo(expected, within(1e-6f));
      }
    }
  }

  @Test
  void keepsFineDetailInTheFirstLevel() {
    float[] image = new float[3 * 32 * 32];
    for (int i = 0; i < image.length; i++) {
      image[i] = (i + i / 32) % 2 == 0 ? 1 : -1;
    }
    List<float[]> levels = LaplacianPyramid.of(image, 32);

    assertThat(levels.get(0)[33 * 16]).isCloseTo(1, within(1e-6f));
    for (float value : levels.get(1)) {
      assertThat(value).isCloseTo(0, within(1e-6f));
    }
  }
}
