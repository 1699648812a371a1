package io.ganqp.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.CriticOptions.Normalisation;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.Layer.Activation;
import io.ganqp.trainer.network.Layer.Convolution;
import io.ganqp.trainer.network.Layer.Dense;
import io.ganqp.trainer.network.Layer.Function;
import io.ganqp.trainer.network.Layer.ToFeatures;
import io.ganqp.trainer.network.Layer.ToImage;
import io.ganqp.trainer.network.Layer.TransposedConvolution;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tangent pass of each engine, and the backward passes around it. */
class TangentTest {

  private static final int BATCH = 5;

  private static final NetworkDefinition CRITIC =
      Networks.critic(
          16, 4, 8, CriticOptions.reference().with(Normalisation.NONE).binary().withBias());

  /** All layers that a tangent pass goes through, each with a bias, two rectifiers in a row. */
  private static final NetworkDefinition EVERY_KIND =
      new NetworkDefinition(
          "every kind",
          32,
          3,
          List.of(
              new Dense(32, 32, true),
              new Activation(Function.RELU),
              new ToImage(2, 4),
              new TransposedConvolution(2, 3, 3, 2, true),
              new Activation(Function.LEAKY_RELU),
              new Activation(Function.LEAKY_RELU),
              new Convolution(3, 5, 5, 2, true),
              new ToFeatures(5, 4),
              new Activation(Function.LEAKY_RELU),
              new Dense(80, 3, true)));

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "onednn", "onednn-direct", "onednn-bf16"})
  void multipliesByTheGradientThatTheBackwardPassGives(String name) {
    // With slopes frozen, rounding to bfloat16 moves no kink between the two.
    double tolerance = name.endsWith("bf16") ? 2e-2 : 1e-5;
    try (Engine engine = open(name)) {
      for (NetworkDefinition network : List.of(CRITIC, EVERY_KIND)) {
        Plan plan = ready(engine, network);
        float[] direction = Samples.normal(BATCH * network.inputs(), 3);
        float[] outputGradient = Samples.normal(BATCH * network.outputs(), 4);
        float[] inputGradient = new float[direction.length];
        plan.backward(outputGradient, null, inputGradient);
        float[] tangent = plan.tangent(direction).clone();

        Samples.assertClose(
            products(outputGradient, tangent), products(inputGradient, direction), tolerance);
      }
    }
  }

  /** Of each sample. */
  private static float[] products(float[] a, float[] b) {
    int length = a.length / BATCH;
    float[] products = new float[BATCH];
    for (int i = 0; i < a.length; i++) {
      products[i / length] += a[i] * b[i];
    }
    return products;
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "onednn", "onednn-direct"})
  void givesTheParameterGradientOfTheLinearMap(String name) {
    try (Engine engine = open(name)) {
      Plan plan = ready(engine, EVERY_KIND);
      float[] direction = Samples.normal(BATCH * EVERY_KIND.inputs(), 3);
      float[] outputGradient = Samples.normal(BATCH * EVERY_KIND.outputs(), 4);
      float[] parameterGradient = Samples.normal(size(EVERY_KIND), 5);
      float[] tangent = plan.tangent(direction).clone();
      plan.backward(outputGradient, parameterGradient, null);

      // A linear map of weights: its product with them is the value, once for each weighted layer.
      float[] parameters = Samples.parameters(EVERY_KIND, 1);
      double value = 0;
      for (int i = 0; i < tangent.length; i++) {
        value += (double) outputGradient[i] * tangent[i];
      }
      double scale = Samples.norm(outputGradient) * Samples.norm(tangent);
      for (ParameterBlock block : ParameterLayout.of(EVERY_KIND).blocks()) {
        double product = 0;
        for (int i = block.offset(); i < block.end(); i++) {
          product += (double) parameterGradient[i] * parameters[i];
        }
        if (block.kind() == Kind.BIAS) {
          assertThat(Samples.block(parameterGradient, block)).as("%s", block).containsOnly(0);
        } else {
          assertThat(Math.abs(product - value)).as("%s", block).isLessThan(1e-5 * scale);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "onednn", "onednn-direct"})
  void leavesWhatAPlanWithoutItGives(String name) {
    try (Engine engine = open(name)) {
      for (NetworkDefinition network : List.of(CRITIC, EVERY_KIND)) {
        float[] outputGradient = Samples.normal(BATCH * network.outputs(), 4);
        Plan plain = engine.compile(network, new PlanOptions(BATCH, 1, true, true, true));
        Plan plan = ready(engine, network);
        plan.tangent(Samples.normal(BATCH * network.inputs(), 3));
        plain.load(Samples.parameters(network, 1));
        for (Plan each : List.of(plain, plan)) {
          each.forward(Samples.normal(BATCH * network.inputs(), 7));
        }

        Gradients expected = Gradients.of(plain, network, outputGradient);
        Gradients actual = Gradients.of(plan, network, outputGradient);
        assertThat(actual.parameters()).isEqualTo(expected.parameters());
        assertThat(actual.input()).isEqualTo(expected.input());
      }
    }
  }

  private record Gradients(float[] parameters, float[] input) {
    static Gradients of(Plan plan, NetworkDefinition network, float[] outputGradient) {
      Gradients gradients =
          new Gradients(new float[size(network)], new float[BATCH * network.inputs()]);
      plan.backward(outputGradient, gradients.parameters(), gradients.input());
      return gradients;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "onednn", "onednn-direct"})
  void runsBackwardInAnyOrder(String name) {
    try (Engine engine = open(name)) {
      Plan plan = ready(engine, CRITIC);
      float[] ones = new float[BATCH];
      Arrays.fill(ones, 1);
      float[] others = Samples.normal(BATCH, 4);
      float[] direction = Samples.normal(BATCH * CRITIC.inputs(), 3);
      float[] first = new float[size(CRITIC)];
      float[] second = new float[size(CRITIC)];
      float[] inputGradient = new float[direction.length];

      plan.tangent(direction);
      plan.backward(ones, first, inputGradient);
      plan.backward(others, second, null);
      assertThat(second).isNotEqualTo(first);
      plan.backward(ones, null, new float[direction.length]);
      plan.backward(ones, second, null);
      assertThat(second).isEqualTo(first);
      float[] again = new float[direction.length];
      plan.backward(ones, null, again);
      assertThat(again).isEqualTo(inputGradient);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "onednn"})
  void needsAForwardPassOfTheSameParameters(String name) {
    try (Engine engine = open(name)) {
      Plan plan = engine.compile(CRITIC, PlanOptions.penalised(BATCH));
      float[] direction = new float[BATCH * CRITIC.inputs()];
      for (int i = 0; i < 2; i++) {
        plan.load(Samples.parameters(CRITIC, i));
        assertThatThrownBy(() -> plan.tangent(direction))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("run a forward pass of these parameters first");
        plan.forward(direction);
        plan.tangent(direction);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "onednn"})
  void isRefusedByPlansWithoutIt(String name) {
    try (Engine engine = open(name)) {
      Plan plan = engine.compile(CRITIC, new PlanOptions(BATCH, 1, true, true, true));
      plan.load(Samples.parameters(CRITIC, 1));
      float[] images = new float[BATCH * CRITIC.inputs()];
      plan.forward(images);
      assertThatThrownBy(() -> plan.tangent(images))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("PlanOptions.penalised");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "onednn"})
  void needsANetworkThatIsPiecewiseLinear(String name) {
    NetworkDefinition curved =
        new NetworkDefinition(
            "critic", 3, 1, List.<Layer>of(new Dense(3, 1, false), new Activation(Function.TANH)));
    try (Engine engine = open(name)) {
      assertThatThrownBy(
              () -> engine.compile(Networks.critic(16, 4, 8), PlanOptions.penalised(BATCH)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the critic has batch norm")
          .hasMessageContaining("without normalisation");
      assertThatThrownBy(() -> engine.compile(curved, PlanOptions.penalised(BATCH)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("TANH")
          .hasMessageContaining("needs rectifiers");
    }
  }

  private static Engine open(String name) {
    Optional<Engine> engine = Optional.empty();
    try {
      engine = Optional.of(Engines.open(name));
    } catch (EngineUnavailableException e) {
      assumeThat(name).as(e.getMessage()).doesNotEndWith("bf16");
    }
    return engine.orElseThrow();
  }

  /** A plan that has run forward. */
  private static Plan ready(Engine engine, NetworkDefinition network) {
    Plan plan = engine.compile(network, PlanOptions.penalised(BATCH));
    plan.load(Samples.parameters(network, 1));
    plan.forward(Samples.normal(BATCH * network.inputs(), 2));
    return plan;
  }

  private static int size(NetworkDefinition network) {
    return ParameterLayout.of(network).size();
  }
}
