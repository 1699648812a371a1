package io.ganqp.trainer.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeriesTest {
  @Test
  void leavesOutWhatIsNotFinite() {
    Series series = series(1, Double.NaN, 3, Double.POSITIVE_INFINITY);
    assertThat(series.values()).containsExactly(1, 3);
    assertThat(series.iterations()).containsExactly(1, 3);
  }

  @Test
  void smoothsAConstantToItself() {
    assertThat(series(5, 5, 5, 5).smoothed(3).values())
        .containsExactly(new double[] {5, 5, 5, 5}, within(1e-12));
  }

  @Test
  void smoothsWithDecayingWeights() {
    assertThat(series(0, 3).smoothed(2).values()[1]).isCloseTo(2, within(1e-12));
  }

  @Test
  void keepsTheExtremesOfEachRun() {
    Series envelope = series(1, 9, 2, 3, -7, 4, 5, 6).envelope(2);
    assertThat(envelope.values()).containsExactly(1, 9, -7, 6);
    assertThat(envelope.iterations()).containsExactly(1, 1, 5, 5);
  }

  @Test
  void thinsToTheFirstTheLastAndSomeBetween() {
    assertThat(series(1, 2, 3, 4, 5).thinned(3).values()).containsExactly(1, 3, 5);
  }

  private static Series series(double... values) {
    Series series = Series.withCapacity(values.length);
    for (int i = 0; i < values.length; i++) {
      series.add(i + 1, values[i]);
    }
    return series;
  }
}
