package io.ganqp.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class GeneratorAverageTest {

  private final ParameterLayout layout = ParameterLayout.of(Networks.generator(16, 3, 2, 4));

  @Property(tries = 30)
  void staysBetweenTheParametersItHasSeen(
      @ForAll @IntRange(min = 1, max = 100) int steps,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.9999) double decay) {
    float[] average = filled(0);
    double expected = 0;
    for (int i = 0; i < steps; i++) {
      float value = i % 7;
      new GeneratorAverage(layout, decay).update(average, filled(value), i);
      double d = Math.min(decay, (1.0 + i) / (10.0 + i));
      expected = d * expected + (1 - d) * value;
    }
    assertThat((double) average[0]).isBetween(0.0, 6.0);
    assertThat((double) average[0]).isCloseTo(expected, within(1e-4));
  }

  @Test
  void forgetsTheFirstGeneratorsSoon() {
    GeneratorAverage average = new GeneratorAverage(layout, 0.999);

    assertThat(average.decay(0)).isEqualTo(0.1);
    assertThat(average.decay(90)).isEqualTo(0.91);
    assertThat(average.decay(1_000_000)).isEqualTo(0.999);
  }

  @Test
  void takesTheGeneratorsBatchNormStatisticsAsTheyAre() {
    float[] average = filled(1);
    new GeneratorAverage(layout, 0.9).update(average, filled(5), 0);
    for (ParameterBlock block : layout.blocks()) {
      assertThat(average[block.offset()] == 5f).isEqualTo(!block.kind().trainable());
    }
  }

  @Test
  void refusesVectorsOfAnotherNetwork() {
    GeneratorAverage average = new GeneratorAverage(layout, 0.9);

    assertThatThrownBy(() -> average.update(filled(0), new float[3], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vectors of " + layout.size() + " and 3");
  }

  @Test
  void refusesADecayThatNeverForgetsOrGrows() {
    for (double decay : new double[] {1, 1.5, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> new GeneratorAverage(layout, decay))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("averageDecay is " + decay);
    }
  }

  private float[] filled(float value) {
    float[] parameters = new float[layout.size()];
    Arrays.fill(parameters, value);
    return parameters;
  }
}
