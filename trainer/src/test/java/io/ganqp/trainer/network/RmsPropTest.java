package io.ganqp.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RmsPropTest {

  private final ParameterLayout layout = ParameterLayout.of(Networks.critic(16, 2, 4));

  @Property(tries = 30)
  void followsItsRuleInDoublePrecisionAndLeavesStatisticsAlone(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int steps,
      @ForAll @DoubleRange(min = 0, max = 0.99) double beta) {
    double learningRate = 1e-3;
    Random random = new Random(seed);
    float[] parameters = new float[layout.size()];
    double[] expected = new double[layout.size()];
    double[] path = new double[layout.size()];
    double[] v = new double[layout.size()];
    RmsProp rmsProp = new RmsProp(layout, learningRate, beta, new float[layout.size()], 0);
    for (int t = 0; t < steps; t++) {
      float[] gradient = new float[layout.size()];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = (float) random.nextGaussian();
      }
      rmsProp.step(parameters, gradient);
      for (ParameterBlock block : layout.blocks()) {
        for (int i = block.offset(); i < block.end() && block.kind().trainable(); i++) {
          v[i] = beta * v[i] + (1 - beta) * gradient[i] * gradient[i];
          double move = learningRate * gradient[i] / (Math.sqrt(v[i]) + 1e-8);
          expected[i] -= move;
          path[i] += Math.abs(move);
        }
      }
    }

    assertThat(rmsProp.steps()).isEqualTo(steps);
    for (int i = 0; i < parameters.length; i++) {
      assertThat((double) parameters[i]).isCloseTo(expected[i], within(1e-4 * path[i]));
    }
  }

  @Test
  void refusesRatesOutOfRangeAndAMomentOfAnotherNetwork() {
    float[] moment = new float[layout.size()];
    assertThatThrownBy(() -> new RmsProp(layout, 0, 0.99, moment, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("learningRate > 0");
    assertThatThrownBy(() -> new RmsProp(layout, 1e-3, 1, moment, 0))
        .hasMessageContaining("beta2 in [0, 1)");
    assertThatThrownBy(() -> new RmsProp(layout, 1e-3, 0.99, new float[3], 0))
        .hasMessageContaining("a vector of 3 does not fit a network of " + layout.size());
  }
}
