package io.ganqp.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class StableTest {

  @Property
  void theSlopesAreTheDerivatives(@ForAll @DoubleRange(min = -20, max = 120) double v) {
    double h = 1e-5;
    double softplus = (Stable.softplus(v + h) - Stable.softplus(v - h)) / (2 * h);
    double exp = (Stable.exp(v + h) - Stable.exp(v - h)) / (2 * h);

    assertThat(Stable.sigmoid(v)).isCloseTo(softplus, within(1e-7));
    assertThat(Stable.expSlope(v)).isCloseTo(exp, within(1e-6 * exp + 1e-12));
  }

  @Test
  void smallValuesAreNotLost() {
    assertThat(Stable.softplus(-60)).isCloseTo(Math.exp(-60), within(1e-40));
    assertThat(Stable.sigmoid(-60)).isCloseTo(Math.exp(-60), within(1e-40));
    assertThat(Stable.sigmoid(60)).isEqualTo(1);
    assertThat(Stable.softplus(800)).isEqualTo(800);
  }

  @Test
  void theExponentialGoesOnAsItsTangentBeyondEighty() {
    assertThat(Stable.exp(60)).isEqualTo(StrictMath.exp(60));
    assertThat(Stable.exp(82)).isEqualTo(3 * StrictMath.exp(80));
    assertThat(Stable.exp(Float.MAX_VALUE)).isFinite();
    assertThat((float) Stable.expSlope(Float.MAX_VALUE)).isFinite();
  }
}
