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
import org.junit.jupiter.api.Test;

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

  @Test
  void roundsInTraining() {
    requireBfloat16();
    PlanOptions training = new PlanOptions(BATCH, 1, true, true, true);
    agree(training, 2e-2);
    assertThatThrownBy(() -> agree(training, 1e-4)).isInstanceOf(AssertionError.class);
  }

  @Test
  void doesNotRoundInInference() {
    requireBfloat16();
    agree(PlanOptions.inference(BATCH), 1e-5);
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

  private static void agree(PlanOptions options, double tolerance) {
    try (Engine engine = new OneDnnEngine(ConvolutionChoice.ROUNDED);
        Engine reference = new Dl4jEngine()) {
      new Agreement(engine, reference, tolerance).check(NETWORK, options);
    }
  }

  private static void requireBfloat16() {
    assumeThat(InstructionSet.hasBfloat16()).as("the CPU has AVX512_BF16").isTrue();
  }
}
