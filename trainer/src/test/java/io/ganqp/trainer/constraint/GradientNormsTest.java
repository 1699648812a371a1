package io.ganqp.trainer.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.ReferenceNetwork;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.CriticOptions.Normalisation;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a penalty tells of the slopes that it is of. */
class GradientNormsTest {

  private static final int HALF = 3;
  private static final int BATCH = 2 * HALF;

  private static final CriticOptions PLAIN = CriticOptions.reference().with(Normalisation.NONE);

  @Test
  void tellsTheNormsOfThePointsThatTakePart() {
    NetworkDefinition network = Networks.critic(16, 4, 8, PLAIN);
    float[] parameters = Samples.parameters(network, 1);
    float[] pairs = Samples.normal(BATCH * network.inputs(), 2);
    try (Engine engine = Engines.open("onednn");
        Plan plan = engine.compile(network, PlanOptions.penalised(BATCH))) {
      plan.load(parameters);
      PenalisedCritic critic = new PenalisedCritic(network, plan, BATCH);
      ReferenceNetwork reference = new ReferenceNetwork(network);
      double[] norms =
          IntStream.range(0, BATCH)
              .mapToObj(i -> Samples.sample(pairs, i, network.inputs()))
              .mapToDouble(sample -> reference.pass(Samples.doubles(parameters), sample).norm())
              .toArray();
      record Part(GradientPenalty penalty, int from, int to) {}
      for (Part part :
          List.of(
              new Part(GradientPenalty.r1(1), 0, HALF),
              new Part(GradientPenalty.r2(1), HALF, BATCH),
              new Part(GradientPenalty.r1AndR2(1), 0, BATCH))) {
        double[] there = Arrays.copyOfRange(norms, part.from(), part.to());
        GradientNorms seen =
            critic.lossAndPenalty(
                pairs, scores -> new float[BATCH], part.penalty(), new float[parameters.length]);
        assertThat(seen.mean())
            .isCloseTo(Arrays.stream(there).average().orElseThrow(), within(1e-5));
        assertThat(seen.maximum())
            .isCloseTo(Arrays.stream(there).max().orElseThrow(), within(1e-5));
      }
    }
  }

  /** A critic that is flat at a sample has no direction there, and a gradient all the same. */
  @Test
  void isFiniteWhereTheGradientVanishes() {
    NetworkDefinition network = Networks.critic(16, 4, 8, PLAIN.withBias());
    float[] parameters = new float[ParameterLayout.of(network).size()];
    float[] pairs = Samples.normal(BATCH * network.inputs(), 2);
    for (String name : List.of("dl4j", "onednn")) {
      try (Engine engine = Engines.open(name);
          Plan plan = engine.compile(network, PlanOptions.penalised(BATCH))) {
        plan.load(parameters);
        float[] gradient = new float[parameters.length];
        GradientPenalty gp =
            new GradientPenalty(NormPenalty.unit(10), NormPenalty.unit(10), NormPenalty.NONE);
        GradientNorms norms =
            new PenalisedCritic(network, plan, BATCH)
                .lossAndPenalty(pairs, PenalisedCriticTest::lossGradient, gp, gradient);

        assertThat(norms).isEqualTo(new GradientNorms(20, 0, 0));
        float[] bias = {gradient[gradient.length - 1]};
        gradient[gradient.length - 1] = 0;
        assertThat(gradient).containsOnly(0);
        assertThat(bias).containsExactly(3 * 0.5f - 3 * 0.75f);
      }
    }
  }
}
