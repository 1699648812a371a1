package io.ganqp.trainer.comparison.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.comparison.statistic.PairedDifference.Verdict;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairedDifferenceTest {

  /** scipy.stats.t.interval(0.95, n − 1, mean, scipy.stats.sem(differences)), scipy 1.15. */
  @ParameterizedTest
  @CsvSource({
    "'1, 2',            1.5, -4.853102368087347, 7.853102368087347",
    "'1, 2, 3',         2,   -0.484137711519,    4.484137711519",
    "'1, 2, 3, 4',      2.5,  0.445739743239121, 4.554260256760879",
    "'-5, -4, -6, -5',  -5,  -6.299228,          -3.700772",
  })
  void isStudentsInterval(String differences, double mean, double low, double high) {
    PairedDifference interval = PairedDifference.of(numbers(differences));

    assertThat(interval.mean()).isEqualTo(mean, within(1e-9));
    assertThat(interval.low()).isEqualTo(low, within(1e-6));
    assertThat(interval.high()).isEqualTo(high, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "'-5, -4, -6, -5', LOWER",
    "'5, 4, 6, 5',     HIGHER",
    "'1, -1, 2, -2',   NOT_SHOWN",
    "'5, 4',           NOT_SHOWN",
    "'0, 0',           NOT_SHOWN",
    "'0, 0, 0, 0',     NOT_SHOWN",
    "'7',              TOO_FEW",
  })
  void saysOnlyWhatTheIntervalShows(String differences, Verdict verdict) {
    assertThat(PairedDifference.of(numbers(differences)).verdict()).isEqualTo(verdict);
  }

  @Test
  void onePairHasNoInterval() {
    assertThat(PairedDifference.of(List.of(3.0)))
        .isEqualTo(new PairedDifference(1, 3, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  @Test
  void noPairHasNoDifferenceEither() {
    assertThat(PairedDifference.of(List.of()).mean()).isNaN();
    assertThat(PairedDifference.of(List.of()).verdict()).isEqualTo(Verdict.TOO_FEW);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void holdsTheTruthInNinetyFiveOfAHundredComparisonsWithHoweverFewSeeds(int seeds) {
    Random random = new Random(seeds);
    int comparisons = 20_000;
    int held = 0;
    for (int i = 0; i < comparisons; i++) {
      PairedDifference interval =
          PairedDifference.of(
              DoubleStream.generate(random::nextGaussian).limit(seeds).boxed().toList());
      if (interval.verdict() == Verdict.NOT_SHOWN) {
        held++;
      }
    }

    assertThat((double) held / comparisons).isEqualTo(0.95, within(0.006));
  }

  private static List<Double> numbers(String text) {
    return DoubleStream.of(
            java.util.Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray())
        .boxed()
        .toList();
  }
}
