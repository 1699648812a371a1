package io.ganqp.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistanceTest {

  private static final float[] PAIRS = {1, 1, 1, 1, 0, 0, 0, 0, 1, -1, 0, 1, 0, 0, 0, 0};

  @Test
  void l1IsTheMeanOfAbsoluteDifferencesPerPair() {
    assertThat(Distance.L1.between(PAIRS, 2)).containsExactly(0.75f, 0f);
  }

  @Test
  void l2IsTheRootOfTheMeanOfSquaresPerPair() {
    float[] distances = Distance.L2.between(PAIRS, 2);

    assertThat((double) distances[0]).isCloseTo(Math.sqrt(5 / 4.0), within(1e-6));
    assertThat(distances[1]).isZero();
  }
}
