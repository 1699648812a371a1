package io.ganqp.contract.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {

  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "1, 255",
    "0, 128",
    "-0.0, 128",
    "-1.0001, 0",
    "1.0001, 255",
    "-3, 0",
    "3, 255",
    "-Infinity, 0",
    "Infinity, 255",
    "NaN, 0",
    "1e-45, 128",
    "0.5, 191",
    "-0.5, 64",
  })
  void aValueHasTheNearestLevel(float value, int level) {
    assertThat(Level.of(value) & 0xff).isEqualTo(level);
  }

  @Test
  void everyLevelIsFoundAgain() {
    for (int level = 0; level < 256; level++) {
      assertThat(Level.of(Level.value((byte) level))).isEqualTo((byte) level);
    }
  }

  /**
   * Between levels k and k + 1 the step is at their middle, but for single precision's rounding.
   */
  @Test
  void theStepsAreInTheMiddle() {
    for (int level = 0; level < 255; level++) {
      double middle = (level + 0.5) / 127.5 - 1;
      assertThat(Level.of((float) (middle - 1e-6)) & 0xff).isEqualTo(level);
      assertThat(Level.of((float) (middle + 1e-6)) & 0xff).isEqualTo(level + 1);
    }
  }

  @Test
  void levelsNeverFall() {
    int former = 0;
    for (int i = -1_100_000; i <= 1_100_000; i++) {
      int level = Level.of(i / 1e6f) & 0xff;
      assertThat(level).isBetween(former, former + 1);
      former = level;
    }
    assertThat(former).isEqualTo(255);
  }
}
