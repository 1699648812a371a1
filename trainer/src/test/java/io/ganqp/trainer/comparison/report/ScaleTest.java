package io.ganqp.trainer.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void valuesOfOneSizeLieOnALinearAxisFrom0() {
    Scale scale = Scale.of(List.of(5.0, 20.0));

    assertThat(scale.logarithmic()).isFalse();
    assertThat(scale.at(0)).isZero();
    assertThat(scale.at(10)).isEqualTo(scale.at(20) / 2, within(1e-12));
    assertThat(scale.marks(5)).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0);
  }

  @Test
  void valuesOfDifferentSizesLieOnALogarithmicOne() {
    Scale scale = Scale.of(List.of(1.0, 1000.0));

    assertThat(scale.logarithmic()).isTrue();
    assertThat(scale.at(10) - scale.at(1)).isEqualTo(scale.at(100) - scale.at(10), within(1e-12));
    assertThat(scale.marks(5)).contains(1.0, 10.0, 100.0, 1000.0);
  }

  @Test
  void differencesHave0OnTheirAxis() {
    Scale scale = Scale.with0(List.of(5.0, 20.0));

    assertThat(scale.low()).isNegative();
    assertThat(scale.marks(4)).contains(0.0, 10.0, 20.0);
  }

  @Test
  void nothingHasAnAxisToo() {
    assertThat(Scale.of(List.of()).marks(4)).isNotEmpty();
    assertThat(Scale.with0(List.of()).marks(4)).contains(0.0);
  }
}
