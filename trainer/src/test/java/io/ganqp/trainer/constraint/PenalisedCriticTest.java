package io.ganqp.trainer.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.ReferenceNetwork;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.CriticOptions.Normalisation;
import io.ganqp.trainer.network.Layer.Activation;
import io.ganqp.trainer.network.Layer.Dense;
import io.ganqp.trainer.network.Layer.Function;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Loss and penalty of both engines against finite differences in double. */
class PenalisedCriticTest {

  private static final int HALF = 3;
  private static final int BATCH = 2 * HALF;
  private static final double STEP = 1e-7;
  private static final double TOLERANCE = 1e-4;

  private static final CriticOptions PLAIN = CriticOptions.reference().with(Normalisation.NONE);

  /** With biases between the layers, so that scores are not homogeneous. */
  private static final NetworkDefinition PERCEPTRON =
      new NetworkDefinition(
          "critic",
          4,
          1,
          List.of(
              new Dense(4, 9, true),
              new Activation(Function.RELU),
              new Dense(9, 7, true),
              new Activation(Function.LEAKY_RELU),
              new Dense(7, 1, true)));

  record Critic(String name, NetworkDefinition network) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> enginesAndCritics() {
    return Stream.of("dl4j", "onednn", "onednn-direct")
        .flatMap(
            engine ->
                Stream.of(
                        new Critic("unary", Networks.critic(16, 4, 8, PLAIN)),
                        new Critic("with a bias", Networks.critic(16, 4, 8, PLAIN.withBias())),
                        new Critic("binary", Networks.critic(16, 4, 8, PLAIN.binary())),
                        new Critic("with hidden biases", PERCEPTRON))
                    .map(critic -> Arguments.of(engine, critic)));
  }

  private static final List<GradientPenalty> PENALTIES =
      List.of(
          GradientPenalty.r1(10),
          GradientPenalty.r2(3),
          GradientPenalty.r1AndR2(1),
          GradientPenalty.wganDivAtSamples(2, 6),
          new GradientPenalty(NormPenalty.unit(10), NormPenalty.zeroCentred(2), NormPenalty.NONE));

  @ParameterizedTest
  @MethodSource("enginesAndCritics")
  void givesTheGradientOfLossAndPenaltyTogether(String name, Critic critic) {
    NetworkDefinition network = critic.network();
    float[] parameters = Samples.parameters(network, 1);
    float[] pairs = Samples.normal(BATCH * network.inputs(), 2);
    try (Engine engine = Engines.open(name);
        Plan plan = engine.compile(network, PlanOptions.penalised(BATCH))) {
      plan.load(parameters);
      PenalisedCritic penalised = new PenalisedCritic(network, plan, BATCH);
      for (GradientPenalty penalty : PENALTIES) {
        float[] gradient = Samples.normal(parameters.length, 4);
        GradientNorms norms =
            penalised.lossAndPenalty(pairs, PenalisedCriticTest::lossGradient, penalty, gradient);

        Total total = new Total(network, pairs, penalty);
        assertThat(norms.penalty())
            .isCloseTo(total.penalty(parameters), within(1e-5 * norms.penalty()));
        assertSlopes(network, parameters, gradient, total::of);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("enginesAndCritics")
  void givesTheGradientOfAPenaltyBetweenRealsAndFakes(String name, Critic critic) {
    NetworkDefinition network = critic.network();
    float[] parameters = Samples.parameters(network, 1);
    float[] pairs = Samples.normal(BATCH * network.inputs(), 2);
    float[] alphas = {0.25f, 0.5f, 0.75f};
    float[] points = new float[HALF * network.inputs()];
    for (int i = 0; i < points.length; i++) {
      float alpha = alphas[i / network.inputs()];
      points[i] = alpha * pairs[i] + (1 - alpha) * pairs[points.length + i];
    }
    try (Engine engine = Engines.open(name);
        Plan plan = engine.compile(network, PlanOptions.penalised(HALF))) {
      plan.load(parameters);
      for (NormPenalty function : List.of(NormPenalty.unit(10), NormPenalty.power(2, 6))) {
        float[] before = Samples.normal(parameters.length, 4);
        float[] gradient = before.clone();
        new InterpolatePenalty(function, network, plan, HALF).addTo(gradient, pairs, alphas);
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] -= before[i];
        }

        ReferenceNetwork reference = new ReferenceNetwork(network);
        assertSlopes(
            network,
            parameters,
            gradient,
            values -> {
              double sum = 0;
              for (int i = 0; i < HALF; i++) {
                double norm =
                    reference.pass(values, Samples.sample(points, i, network.inputs())).norm();
                sum += function.value(norm) / HALF;
              }
              return sum;
            });
      }
    }
  }

  /** L = Σ aᵢ sᵢ + sᵢ²/20. */
  static float[] lossGradient(float[] scores) {
    float[] gradient = new float[scores.length];
    for (int i = 0; i < scores.length; i++) {
      gradient[i] = weight(i) + scores[i] / 10;
    }
    return gradient;
  }

  private static float weight(int sample) {
    return sample % 2 == 0 ? 0.5f : -0.75f;
  }

  /** Loss and penalty in double. */
  private static final class Total {
    private final ReferenceNetwork reference;
    private final int length;
    private final float[] pairs;
    private final GradientPenalty penalty;

    Total(NetworkDefinition network, float[] pairs, GradientPenalty penalty) {
      this.reference = new ReferenceNetwork(network);
      this.length = network.inputs();
      this.pairs = pairs;
      this.penalty = penalty;
    }

    double of(double[] parameters) {
      double sum = 0;
      for (int i = 0; i < BATCH; i++) {
        ReferenceNetwork.Pass pass = reference.pass(parameters, Samples.sample(pairs, i, length));
        double score = pass.output()[0];
        sum += weight(i) * score + score * score / 20 + share(i, pass.norm());
      }
      return sum;
    }

    double penalty(float[] parameters) {
      double sum = 0;
      for (int i = 0; i < BATCH; i++) {
        sum +=
            share(
                i,
                reference
                    .pass(Samples.doubles(parameters), Samples.sample(pairs, i, length))
                    .norm());
      }
      return sum;
    }

    private double share(int sample, double norm) {
      return (sample < HALF ? penalty.reals() : penalty.fakes()).value(norm) / HALF;
    }
  }

  /** Of each block along a random direction. */
  private static void assertSlopes(
      NetworkDefinition network,
      float[] parameters,
      float[] gradient,
      ToDoubleFunction<double[]> function) {
    float[] direction = Samples.normal(parameters.length, 5);
    for (ParameterBlock block : ParameterLayout.of(network).blocks()) {
      double[] above = Samples.doubles(parameters);
      double[] below = Samples.doubles(parameters);
      double actual = 0;
      for (int i = block.offset(); i < block.end(); i++) {
        above[i] += STEP * direction[i];
        below[i] -= STEP * direction[i];
        actual += (double) gradient[i] * direction[i];
      }
      double expected =
          (function.applyAsDouble(above) - function.applyAsDouble(below)) / (2 * STEP);
      double size = Samples.norm(Samples.block(gradient, block));
      assertThat(actual)
          .as("%s", block)
          .isCloseTo(expected, within(TOLERANCE * size + 1e-6 * Math.abs(expected) + 1e-5));
    }
  }

  @Test
  void refusesBatchesOfAnotherSize() {
    try (Engine engine = Engines.open("dl4j");
        Plan plan = engine.compile(PERCEPTRON, PlanOptions.penalised(3))) {
      PenalisedCritic critic = new PenalisedCritic(PERCEPTRON, plan, 3);
      float[] gradient = new float[ParameterLayout.of(PERCEPTRON).size()];
      assertThatThrownBy(() -> critic.penalty(new float[5], NormPenalty.unit(1), gradient))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("5 elements");
      assertThatThrownBy(
              () ->
                  critic.lossAndPenalty(
                      new float[12], scores -> scores, GradientPenalty.r1(1), gradient))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("as many reals as fakes");
      InterpolatePenalty between = new InterpolatePenalty(NormPenalty.unit(1), PERCEPTRON, plan, 3);
      assertThatThrownBy(() -> between.addTo(gradient, new float[24], new float[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("2 α for 3 pairs");
    }
  }
}
