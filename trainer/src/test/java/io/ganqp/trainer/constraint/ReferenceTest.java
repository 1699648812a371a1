package io.ganqp.trainer.constraint;

import static io.ganqp.trainer.constraint.Reference.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.Layer.Activation;
import io.ganqp.trainer.network.Layer.Dense;
import io.ganqp.trainer.network.Layer.Function;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Penalties and spectral normalisation against numpy in double, see {@code reference.py}. */
class ReferenceTest {

  private static final double TOLERANCE = 1e-6;
  private static final int PAIRS = 3;

  private static final Map<String, GradientPenalty> PENALTIES =
      Map.of(
          "WGAN-GP, lambda 10", GradientPenalty.wganGp(10),
          "one-sided, lambda 10", GradientPenalty.oneSidedWganGp(10),
          "WGAN-div, k 2, p 6", GradientPenalty.wganDiv(2, 6),
          "WGAN-div at samples, k 2, p 6", GradientPenalty.wganDivAtSamples(2, 6),
          "R1, gamma 10", GradientPenalty.r1(10),
          "R2, gamma 10", GradientPenalty.r2(10),
          "R1 and R2, gamma 10", GradientPenalty.r1AndR2(10));

  private final Reference reference = Reference.read();
  private final NetworkDefinition critic =
      new NetworkDefinition(
          "critic",
          3,
          1,
          List.of(
              new Dense(3, 4, false), new Activation(Function.LEAKY_RELU), new Dense(4, 1, false)));

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "onednn", "onednn-direct"})
  void penaltiesAndTheirGradients(String name) {
    assertThat(PENALTIES.keySet()).isEqualTo(reference.penalties().keySet());
    try (Engine engine = Engines.open(name)) {
      PENALTIES.forEach(
          (penalty, function) -> {
            float[] gradient = new float[reference.parameters().length];
            double value = penalty(engine, function, gradient);
            Reference.Penalty expected = reference.penalties().get(penalty);
            assertThat(value / expected.value()).as(penalty).isCloseTo(1, within(TOLERANCE));
            Samples.assertClose(gradient, floats(expected.gradient()), TOLERANCE);
          });
    }
  }

  private double penalty(Engine engine, GradientPenalty penalty, float[] gradient) {
    float[] pairs = floats(concatenate(reference.reals(), reference.fakes()));
    int batch = penalty.isAtSamples() ? 2 * PAIRS : PAIRS;
    try (Plan plan = engine.compile(critic, PlanOptions.penalised(batch))) {
      plan.load(floats(reference.parameters()));
      if (penalty.isAtSamples()) {
        return new PenalisedCritic(critic, plan, batch)
            .lossAndPenalty(pairs, scores -> new float[batch], penalty, gradient)
            .penalty();
      }
      return new InterpolatePenalty(penalty.interpolates(), critic, plan, PAIRS)
          .addTo(gradient, pairs, floats(reference.alphas()))
          .penalty();
    }
  }

  private static double[] concatenate(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Test
  void spectralNormalisation() {
    ParameterLayout layout =
        ParameterLayout.of(new NetworkDefinition("critic", 6, 4, List.of(new Dense(6, 4, false))));
    float[] weight = floats(reference.spectralNorm().weight());
    for (Reference.Step expected : reference.spectralNorm().steps()) {
      SpectralNorm norm = new SpectralNorm(layout, new float[] {0.5f, 0.5f, 0.5f, 0.5f});
      float[] normalised = null;
      for (int i = 0; i < expected.steps(); i++) {
        normalised = norm.iterate(weight);
      }
      float[] gradient = floats(reference.spectralNorm().cotangent());
      norm.toGradientOfRaw(gradient);

      assertThat(norm.sigmas()[0]).isCloseTo(expected.sigma(), within(TOLERANCE));
      assertThat(normalised[0]).isCloseTo((float) (weight[0] / expected.sigma()), within(1e-6f));
      Samples.assertClose(norm.vectors(), floats(expected.u()), TOLERANCE);
      Samples.assertClose(gradient, floats(expected.gradient()), TOLERANCE);
    }
  }

  @Test
  void thePowerIterationFindsTheGreatestSingularValue() {
    ParameterLayout layout =
        ParameterLayout.of(new NetworkDefinition("critic", 6, 4, List.of(new Dense(6, 4, false))));
    float[] weight = floats(reference.spectralNorm().weight());
    SpectralNorm norm = SpectralNorm.start(layout, weight, 1);
    for (int i = 0; i < 100; i++) {
      norm.iterate(weight);
    }
    assertThat(norm.sigmas()[0]).isCloseTo(reference.spectralNorm().exact(), within(TOLERANCE));
  }
}
