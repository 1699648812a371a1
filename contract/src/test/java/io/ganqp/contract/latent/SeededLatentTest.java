package io.ganqp.contract.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeededLatentTest {
  private static final int SEEDS = 4000;
  private static final int DIMENSION = 128;

  @Property
  void isAPureFunctionOfTheSeed(@ForAll long seed, @ForAll @IntRange(min = 1, max = 512) int size) {
    assertThat(SeededLatent.draw(seed, size)).isEqualTo(SeededLatent.draw(seed, size));
  }

  @Property
  void isAPrefixOfALongerDraw(@ForAll long seed, @ForAll @IntRange(min = 1, max = 127) int size) {
    assertThat(SeededLatent.draw(seed, DIMENSION)).startsWith(SeededLatent.draw(seed, size));
  }

  @Property
  void truncationScales(
      @ForAll long seed,
      @ForAll @FloatRange(min = 0f, minIncluded = false, max = 1f) float truncation) {
    FloatBuffer truncated = FloatBuffer.allocate(16);
    SeededLatent.draw(seed, truncation, 16, truncated);

    float[] z = SeededLatent.draw(seed, 16);
    for (int i = 0; i < z.length; i++) {
      assertThat(truncated.get(i)).isEqualTo(truncation * z[i]);
    }
  }

  @Property
  void staysFinite(@ForAll long word) {
    double u = SeededLatent.uniform(word);

    assertThat(u).isStrictlyBetween(0.0, 1.0);
    assertThat(NormalQuantile.of(u)).isBetween(-8.3, 8.3);
    assertThat(NormalQuantile.of(1 - u)).as("symmetric").isEqualTo(-NormalQuantile.of(u));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 0x7FFF_FFFF_FFFF_FFFFL, Long.MIN_VALUE, 0xFFF})
  void theExtremeWordsStayFinite(long word) {
    staysFinite(word);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.975, 1.959963984540054",
    "0.001, -3.090232306167814",
    "1e-10, -6.361340902404056",
    "0.9999999, 5.199337582290661"
  })
  void isTheQuantileOfTheNormalDistribution(double probability, double x) {
    assertThat(NormalQuantile.of(probability)).isCloseTo(x, within(2e-9));
  }

  @Property
  void theLogarithmIsThatOfTheLibraryToFourUnitsInTheLastPlace(@ForAll long word) {
    double u = SeededLatent.uniform(word);

    assertThat(PortableLog.of(u)).isCloseTo(Math.log(u), within(4 * Math.ulp(Math.log(u))));
  }

  @Test
  void hasTheMomentsAndTailsOfAStandardNormal() {
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    int beyondTwo = 0;
    int beyondThree = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      for (float z : SeededLatent.draw(seed, DIMENSION)) {
        double square = (double) z * z;
        sum += z;
        squares += square;
        fourths += square * square;
        beyondTwo += Math.abs(z) > 2 ? 1 : 0;
        beyondThree += Math.abs(z) > 3 ? 1 : 0;
      }
    }
    double n = (double) SEEDS * DIMENSION;
    // Five standard errors each.
    assertThat(sum / n).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(squares / n).isCloseTo(1, within(5 * Math.sqrt(2 / n)));
    assertThat(fourths / n).isCloseTo(3, within(5 * Math.sqrt(96 / n)));
    assertThat(beyondTwo / n).isCloseTo(0.0455003, within(5 * Math.sqrt(0.0455 / n)));
    assertThat(beyondThree / n).isCloseTo(0.0026998, within(5 * Math.sqrt(0.0027 / n)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 256, 1L << 32, 1L << 63, 0x9E3779B97F4A7C15L})
  void neighbouringSeedsAreNotCorrelatedAtAnyShift(long step) {
    for (int shift = 0; shift < 4; shift++) {
      double product = 0;
      for (long i = 0; i < SEEDS; i++) {
        float[] one = SeededLatent.draw(i, 32);
        float[] other = SeededLatent.draw(i + step, 32 + shift);
        for (int j = 0; j < 32; j++) {
          product += (double) one[j] * other[j + shift];
        }
      }
      double n = SEEDS * 32.0;
      assertThat(product / n).as("shift %s", shift).isCloseTo(0, within(5 / Math.sqrt(n)));
    }
  }

  @Test
  void eachSeedHasItsOwnLatent() {
    assertThat(LongStream.range(-50_000, 50_000).map(SeededLatentTest::firstTwoValues).distinct())
        .hasSize(100_000);
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, -0.5f, 1.0001f, Float.NaN, Float.POSITIVE_INFINITY})
  void refusesATruncationOutOfRange(float truncation) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeededLatent.draw(1, truncation, 4, FloatBuffer.allocate(4)))
        .withMessageContaining("is not in (0, 1]");
  }

  @Test
  void refusesADimensionBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeededLatent.draw(1, 0))
        .withMessageContaining("latent dimension 0");
  }

  private static long firstTwoValues(long seed) {
    float[] z = SeededLatent.draw(seed, 2);
    return ((long) Float.floatToRawIntBits(z[0]) << 32)
        | (Float.floatToRawIntBits(z[1]) & 0xFFFF_FFFFL);
  }
}
