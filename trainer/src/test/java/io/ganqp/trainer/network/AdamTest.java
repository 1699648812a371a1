package io.ganqp.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdamTest {

  private static final Adam.Rates RATES = new Adam.Rates(2e-4, 0.5, 0.999);
  private static final double EPSILON = 1e-8;

  private final ParameterLayout layout = ParameterLayout.of(Networks.critic(16, 2, 4));

  @Property(tries = 50)
  void followsAlgorithmOneInDoublePrecision(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int steps,
      @ForAll @Scale(6) @DoubleRange(min = 1e-5, max = 0.1) double learningRate,
      @ForAll @DoubleRange(min = 0, max = 0.99) double beta1,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.9999) double beta2) {
    Random random = new Random(seed);
    float[] parameters = new float[layout.size()];
    double[] expected = new double[layout.size()];
    double[] m = new double[layout.size()];
    double[] v = new double[layout.size()];
    // What m and the moves would be if no gradients cancelled: rounding is relative to these.
    double[] size = new double[layout.size()];
    double[] path = new double[layout.size()];
    Adam adam = new Adam(layout, new Adam.Rates(learningRate, beta1, beta2));
    for (int t = 1; t <= steps; t++) {
      float[] gradient = gradient(random);
      adam.step(parameters, gradient);
      for (ParameterBlock block : layout.blocks()) {
        for (int i = block.offset(); i < block.end() && block.kind().trainable(); i++) {
          m[i] = beta1 * m[i] + (1 - beta1) * gradient[i];
          size[i] = beta1 * size[i] + (1 - beta1) * Math.abs(gradient[i]);
          v[i] = beta2 * v[i] + (1 - beta2) * gradient[i] * gradient[i];
          double mHat = m[i] / (1 - Math.pow(beta1, t));
          double vHat = v[i] / (1 - Math.pow(beta2, t));
          double rate = learningRate / (Math.sqrt(vHat) + EPSILON);
          expected[i] -= rate * mHat;
          path[i] += rate * size[i] / (1 - Math.pow(beta1, t));
        }
      }
    }
    for (int i = 0; i < parameters.length; i++) {
      assertThat((double) parameters[i]).isCloseTo(expected[i], within(1e-5 * path[i]));
    }
  }

  @Test
  void leavesBatchNormStatisticsAlone() {
    float[] parameters = new float[layout.size()];
    float[] gradient = new float[layout.size()];
    Arrays.fill(gradient, 1f);
    new Adam(layout, RATES).step(parameters, gradient);
    for (ParameterBlock block : layout.blocks()) {
      for (int i = block.offset(); i < block.end(); i++) {
        assertThat(parameters[i] != 0).as("%s", block).isEqualTo(block.kind().trainable());
      }
    }
  }

  @Test
  void goesOnFromACheckpointBitByBit() {
    Random random = new Random(7);
    float[][] gradients = new float[10][];
    Arrays.setAll(gradients, i -> gradient(random));
    float[] through = new float[layout.size()];
    Adam adam = new Adam(layout, RATES);
    for (float[] gradient : gradients) {
      adam.step(through, gradient);
    }

    float[] resumed = new float[layout.size()];
    Adam first = new Adam(layout, RATES);
    for (int i = 0; i < 4; i++) {
      first.step(resumed, gradients[i]);
    }
    Adam second =
        new Adam(
            layout,
            RATES,
            first.firstMoment().clone(),
            first.secondMoment().clone(),
            first.steps());
    for (int i = 4; i < 10; i++) {
      second.step(resumed, gradients[i]);
    }
    assertThat(resumed).isEqualTo(through);
    assertThat(second.steps()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5, 0.9", "-1, 0.5, 0.9", "NaN, 0.5, 0.9", "1, 1, 0.9", "1, 0.5, -0.1"})
  void refusesRatesThatCannotWork(double learningRate, double beta1, double beta2) {
    assertThatThrownBy(() -> new Adam.Rates(learningRate, beta1, beta2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("learningRate > 0");
  }

  @Test
  void refusesVectorsOfAnotherNetwork() {
    Adam adam = new Adam(layout, RATES);
    assertThatThrownBy(() -> adam.step(new float[2], new float[layout.size()]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vector of 2");
  }

  private float[] gradient(Random random) {
    float[] gradient = new float[layout.size()];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 3));
    }
    return gradient;
  }
}
