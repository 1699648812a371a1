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
    GeneratorAverage average = new GeneratorAverage(layout, decay, filled(0), 0);
    double expected = 0;
    for (int i = 0; i < steps; i++) {
      float value = i % 7;
      average.update(filled(value));
      double d = Math.min(decay, (1.0 + i) / (10.0 + i));
      expected = d * expected + (1 - d) * value;
    }
    assertThat((double) average.parameters()[0]).isBetween(0.0, 6.0);
    assertThat((double) average.parameters()[0]).isCloseTo(expected, within(1e-4));
    assertThat(average.steps()).isEqualTo(steps);
  }

  @Test
  void forgetsTheFirstGeneratorsSoon() {
    assertThat(GeneratorAverage.decay(0, 0.999)).isEqualTo(0.1);
    assertThat(GeneratorAverage.decay(90, 0.999)).isEqualTo(0.91);
    assertThat(GeneratorAverage.decay(1_000_000, 0.999)).isEqualTo(0.999);
  }

  @Test
  void leavesBatchNormStatisticsToThoseWhoCanEstimateThem() {
    GeneratorAverage average = new GeneratorAverage(layout, 0.9, filled(1), 0);
    average.update(filled(5));
    float[] parameters = average.parameters();
    for (ParameterBlock block : layout.blocks()) {
      assertThat(parameters[block.offset()] == 1f).isEqualTo(!block.kind().trainable());
    }
  }

  @Test
  void goesOnFromACheckpointBitByBit() {
    GeneratorAverage through = new GeneratorAverage(layout, 0.99, filled(0), 0);
    GeneratorAverage first = new GeneratorAverage(layout, 0.99, filled(0), 0);
    for (int i = 0; i < 20; i++) {
      through.update(filled(i));
      if (i < 8) {
        first.update(filled(i));
      }
    }
    GeneratorAverage second = new GeneratorAverage(layout, 0.99, first.parameters(), first.steps());
    for (int i = 8; i < 20; i++) {
      second.update(filled(i));
    }
    assertThat(second.parameters()).isEqualTo(through.parameters());
  }

  @Test
  void refusesADecayThatNeverForgetsOrGrows() {
    for (double decay : new double[] {1, 1.5, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> new GeneratorAverage(layout, decay, filled(0), 0))
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
