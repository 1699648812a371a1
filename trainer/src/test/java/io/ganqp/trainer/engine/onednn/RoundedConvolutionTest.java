package io.ganqp.trainer.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.EngineUnavailableException;
import io.ganqp.trainer.engine.Engines;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.dl4j.Dl4jEngine;
import io.ganqp.trainer.engine.onednn.layer.ConvolutionChoice;
import io.ganqp.trainer.engine.onednn.memory.InstructionSet;
import io.ganqp.trainer.network.Layer.Activation;
import io.ganqp.trainer.network.Layer.BatchNorm;
import io.ganqp.trainer.network.Layer.Convolution;
import io.ganqp.trainer.network.Layer.Function;
import io.ganqp.trainer.network.Layer.ToImage;
import io.ganqp.trainer.network.Layer.TransposedConvolution;
import io.ganqp.trainer.network.NetworkDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions on bfloat16 where the CPU has it; the refusal where it has not. */
class RoundedConvolutionTest {

  private static final int BATCH = 6;

  /** Smooth, so that rounding carries nothing across a kink. */
  private static final NetworkDefinition NETWORK =
      new NetworkDefinition(
          "smooth",
          32 * 8 * 8,
          3 * 16 * 16,
          List.of(
              new ToImage(32, 8),
              new Convolution(32, 64, 5, 2, false),
              new BatchNorm(64, 1e-3),
              new Activation(Function.TANH),
              new TransposedConvolution(64, 32, 5, 2, false),
              new BatchNorm(32, 1e-3),
              new Activation(Function.TANH),
              new TransposedConvolution(32, 3, 5, 2, true)));

  private static final NetworkDefinition WITHOUT_BATCH_NORM =
      new NetworkDefinition(
          "smooth, without batch norm",
          NETWORK.inputs(),
          NETWORK.outputs(),
          NETWORK.layers().stream().filter(layer -> !(layer instanceof BatchNorm)).toList());

  static Stream<PlanOptions> training() {
    return Stream.of(
        new PlanOptions(BATCH, 1, true, true, true),
        PlanOptions.parameterGradient(BATCH, 2),
        PlanOptions.inputGradient(BATCH),
        PlanOptions.forwardOnly(BATCH));
  }

  @ParameterizedTest
  @MethodSource("training")
  void roundsInTraining(PlanOptions options) {
    requireBfloat16();
    agree(NETWORK, options, 2e-2);
    assertThatThrownBy(() -> agree(NETWORK, options, 1e-4)).isInstanceOf(AssertionError.class);
  }

  @Test
  void roundsInTangentPasses() {
    requireBfloat16();
    agree(WITHOUT_BATCH_NORM, PlanOptions.penalised(BATCH), 2e-2);
  }

  @Test
  void doesNotRoundInInference() {
    requireBfloat16();
    agree(NETWORK, PlanOptions.inference(BATCH), 1e-5);
  }

  @Test
  void isRefusedByCpusThatLackIt() {
    assumeThat(InstructionSet.hasBfloat16()).as("the CPU has AVX512_BF16").isFalse();
    assertThatThrownBy(() -> Engines.open("onednn-bf16"))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageStartingWith("the engine onednn-bf16 needs a CPU with AVX512_BF16")
        .hasMessageEndingWith("use the engine onednn");
  }

  @Test
  void namesItself() {
    requireBfloat16();
    try (Engine engine = Engines.open("onednn-bf16")) {
      assertThat(engine.name()).isEqualTo("onednn-bf16");
    }
  }

  private static void agree(NetworkDefinition network, PlanOptions options, double tolerance) {
    try (Engine engine = new OneDnnEngine(ConvolutionChoice.ROUNDED);
        Engine reference = new Dl4jEngine()) {
      new Agreement(engine, reference, tolerance).check(network, options);
    }
  }

  private static void requireBfloat16() {
    assumeThat(InstructionSet.hasBfloat16()).as("the CPU has AVX512_BF16").isTrue();
  }
}
