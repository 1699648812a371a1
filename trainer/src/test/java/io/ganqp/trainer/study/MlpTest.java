package io.ganqp.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class MlpTest {

  private static final int BATCH = 5;
  private static final Mlp MLP = new Mlp(new int[] {2, 7, 6, 1}, 0.2);

  private final Random random = new Random(3);
  private final double[] parameters = MLP.initial(random);
  private final double[] points = random.doubles(2 * BATCH, -1, 1).toArray();

  @Test
  void gradientsAreFiniteDifferences() {
    double[][] outputs = MLP.forward(parameters, points, BATCH);
    double[] ones = new double[BATCH];
    Arrays.fill(ones, 1);
    double[][] deltas = MLP.backward(parameters, outputs, ones);
    double[] gradient = new double[parameters.length];
    MLP.addParameterGradient(outputs, deltas, gradient);

    assertDifferences(parameters, gradient, p -> sum(p, points));
    assertDifferences(points, MLP.inputGradient(parameters, deltas), x -> sum(parameters, x));
  }

  @Test
  void tangentsGiveTheExactGradientOfAPenaltyOfTheSlope() {
    double[][] outputs = MLP.forward(parameters, points, BATCH);
    double[] ones = new double[BATCH];
    Arrays.fill(ones, 1);
    double[][] deltas = MLP.backward(parameters, outputs, ones);
    double[] directions = MLP.inputGradient(parameters, deltas);
    for (int b = 0; b < BATCH; b++) {
      double norm = Math.hypot(directions[2 * b], directions[2 * b + 1]);
      directions[2 * b] *= 2 * (norm - 1) / norm;
      directions[2 * b + 1] *= 2 * (norm - 1) / norm;
    }
    double[] gradient = new double[parameters.length];
    MLP.addWeightGradient(MLP.tangents(parameters, outputs, directions), deltas, gradient);

    assertDifferences(parameters, gradient, this::penalty);
  }

  private double penalty(double[] parameters) {
    double[][] outputs = MLP.forward(parameters, points, BATCH);
    double[] ones = new double[BATCH];
    Arrays.fill(ones, 1);
    double[] slopes = MLP.inputGradient(parameters, MLP.backward(parameters, outputs, ones));
    double sum = 0;
    for (int b = 0; b < BATCH; b++) {
      double norm = Math.hypot(slopes[2 * b], slopes[2 * b + 1]);
      sum += (norm - 1) * (norm - 1);
    }
    return sum;
  }

  private static double sum(double[] parameters, double[] points) {
    return Arrays.stream(MLP.forward(parameters, points, BATCH)[MLP.layers()]).sum();
  }

  private static void assertDifferences(
      double[] at, double[] gradient, ToDoubleFunction<double[]> function) {
    double h = 1e-6;
    for (int i = 0; i < at.length; i++) {
      double[] above = at.clone();
      double[] below = at.clone();
      above[i] += h;
      below[i] -= h;
      double difference = (function.applyAsDouble(above) - function.applyAsDouble(below)) / (2 * h);
      assertThat(gradient[i]).isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
    }
  }
}
