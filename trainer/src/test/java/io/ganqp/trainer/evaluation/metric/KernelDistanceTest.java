package io.ganqp.trainer.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KernelDistanceTest {

  @Property(tries = 20)
  void theErrorIsThatOfLeavingEachImageOutOnce(
      @ForAll @IntRange(min = 4, max = 30) int n, @ForAll @IntRange(min = 4, max = 30) int m) {
    Features real = Samples.normal(n, n, 5);
    Features fake = Samples.congruential(m, m, 5, 2, 0.5);
    double[] lessReal =
        IntStream.range(0, n)
            .mapToDouble(i -> between(Samples.without(real, i), fake).unbiased())
            .toArray();
    double[] lessFake =
        IntStream.range(0, m)
            .mapToDouble(j -> between(real, Samples.without(fake, j)).unbiased())
            .toArray();

    assertThat(between(real, fake).standardError())
        .isCloseTo(Math.sqrt(jackknife(lessReal) + jackknife(lessFake)), within(1e-9));
  }

  @Property(tries = 30)
  void isSymmetricAndKnowsNoOrder(@ForAll long seed) {
    Features real = Samples.normal(seed, 40, 7);
    Features fake = Samples.congruential(seed & 0xffff, 90, 7, 2, -1);
    KernelDistance distance = between(real, fake);

    assertSame(distance, between(fake, real));
    assertSame(
        distance, between(Samples.shuffled(real, seed + 1), Samples.shuffled(fake, seed + 2)));
  }

  @Property(tries = 30)
  void ofEqualSetsIsZeroWithTheirOwnPairsAndBelowItWithout(@ForAll long seed) {
    Features some = Samples.normal(seed, 50, 6);
    KernelDistance distance = between(some, some);

    assertThat(distance.biased()).isCloseTo(0, within(1e-12));
    assertThat(distance.unbiased()).isNegative();
  }

  @Test
  void theErrorIsAboutTheSpreadOfRepetitions() {
    int repetitions = 60;
    double[] values = new double[repetitions];
    double errors = 0;
    for (int i = 0; i < repetitions; i++) {
      KernelDistance distance =
          between(Samples.normal(i, 100, 6), Samples.congruential(i, 150, 6, 3, -1));
      values[i] = distance.unbiased();
      errors += distance.standardError() / repetitions;
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (repetitions - 1);

    assertThat(errors).isBetween(0.7 * Math.sqrt(variance), 1.4 * Math.sqrt(variance));
  }

  @Test
  void refusesWhatHasNoDistance() {
    Features few = Samples.normal(1, 2, 3);
    Features broken = Samples.normal(1, 5, 3);
    broken.values()[7] = Float.NaN;
    KernelDistance.Sample three = new KernelDistance.Sample(Samples.normal(1, 5, 3));
    KernelDistance.Sample four = new KernelDistance.Sample(Samples.normal(1, 5, 4));

    assertThatThrownBy(() -> new KernelDistance.Sample(few))
        .hasMessage("a kernel distance needs at least 3 images, not 2");
    assertThatThrownBy(() -> new KernelDistance.Sample(broken))
        .hasMessage("a kernel distance needs finite features: feature 1 of image 2 is NaN");
    assertThatThrownBy(() -> KernelDistance.between(three, four))
        .hasMessage("vectors of 3 and of 4 values can't be compared");
    assertThatThrownBy(
            () ->
                BlockedKernelDistance.between(
                    Samples.normal(1, 19, 3), Samples.normal(1, 40, 3), 10))
        .hasMessage("19 real and 40 generated images make no two blocks of 10");
  }

  private static KernelDistance between(Features real, Features fake) {
    return KernelDistance.between(new KernelDistance.Sample(real), new KernelDistance.Sample(fake));
  }

  private static void assertSame(KernelDistance a, KernelDistance b) {
    assertThat(b.unbiased()).isCloseTo(a.unbiased(), within(1e-9));
    assertThat(b.standardError()).isCloseTo(a.standardError(), within(1e-9));
    assertThat(b.biased()).isCloseTo(a.biased(), within(1e-9));
  }

  private static double jackknife(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return sum * (values.length - 1) / values.length;
  }
}
