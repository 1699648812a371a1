package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ObjectivesCommandTest {

  @Test
  void listsEveryDivergenceForPeople() {
    CommandLineRun run = CommandLineRun.of("objectives");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("\nGanQp\n  critic       ΔT − ΔTᵖ / (p (λ d)ᵖ⁻¹)")
        .contains(
            "  constraints  one of weightClipping, GradientPenalty, OneSidedGradientPenalty, WganDiv,"
                + " WganDivAtSamples, R1, R2, R1AndR2, spectralNorm")
        .contains(
            "  defaults     weightClipping, 5 critic steps, RmsProp 0.00005: WGAN, arXiv 1701.07875")
        .contains("  defaults     R1AndR2, 1 critic step, Adam 0.0002 (0, 0.99): R3GAN");
  }

  @Test
  void listsEveryDivergenceForPrograms() throws Exception {
    JsonNode list = new ObjectMapper().readTree(CommandLineRun.of("objectives", "--json").out());

    assertThat(list.findValuesAsText("name"))
        .startsWith("GanQp", "Sgan", "FGan", "Wgan", "Lsgan", "Hinge", "RpGan");
    JsonNode wgan = list.get(3);
    assertThat(wgan.path("constraintRequired").booleanValue()).isTrue();
    assertThat(wgan.path("defaults").get(0).path("beta2").doubleValue()).isEqualTo(0.9);
    assertThat(list.get(6).path("generatorNeedsReals").booleanValue()).isTrue();
  }
}
