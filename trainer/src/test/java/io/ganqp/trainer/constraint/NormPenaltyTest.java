package io.ganqp.trainer.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormPenaltyTest {

  private static final double STEP = 1e-5;

  @Test
  void areTheFunctionsOfThePapers() {
    assertThat(NormPenalty.unit(10).value(1.5)).isEqualTo(2.5);
    assertThat(NormPenalty.unit(10).value(0.5)).isEqualTo(2.5);
    assertThat(NormPenalty.atMostUnit(10).value(1.5)).isEqualTo(2.5);
    assertThat(NormPenalty.atMostUnit(10).value(0.5)).isZero();
    assertThat(NormPenalty.atMostUnit(10).slope(0.5)).isZero();
    assertThat(NormPenalty.power(2, 6).value(2)).isEqualTo(128);
    assertThat(NormPenalty.zeroCentred(10).value(2)).isEqualTo(20);
    assertThat(NormPenalty.NONE.value(7)).isZero();
    assertThat(NormPenalty.NONE.slope(7)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.9, 1.1, 2.7})
  void slopesAreDerivatives(double norm) {
    for (NormPenalty function :
        List.of(
            NormPenalty.unit(10),
            NormPenalty.atMostUnit(3),
            NormPenalty.power(2, 6),
            NormPenalty.zeroCentred(5))) {
      double expected = (function.value(norm + STEP) - function.value(norm - STEP)) / (2 * STEP);
      assertThat(function.slope(norm))
          .as("%s", function)
          .isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
    }
  }

  @Test
  void zeroCentredOnesAreFlatWhereTheGradientVanishes() {
    assertThat(NormPenalty.zeroCentred(1).slope(0)).isZero();
    assertThat(NormPenalty.power(2, 6).slope(0)).isZero();
  }

  @Test
  void refusesFactorsAndPowersThatAreNone() {
    assertThatThrownBy(() -> NormPenalty.unit(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> NormPenalty.zeroCentred(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> NormPenalty.power(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 1");
  }
}
