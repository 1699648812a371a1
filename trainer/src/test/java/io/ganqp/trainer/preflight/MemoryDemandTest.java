package io.ganqp.trainer.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryDemandTest {

  private static final long MIB = 1 << 20;

  @Test
  void countsVectorsOfBothNetworksAndBatches() {
    MemoryDemand demand =
        MemoryDemand.of(Specifications.spec("model: {resolution: 128}, training: {batchSize: 64}"));

    // The reference has 19.60 M parameters in the generator and 17.44 M in the critic.
    assertThat(demand.training() / MIB).isBetween(670L, 700L);
    assertThat(demand.evaluation() / MIB).isBetween(220L, 260L);
  }

  @Test
  void countsAugmentedBatchesWhereTheyAreAskedFor() {
    String model = "model: {resolution: 128}, training: {batchSize: 64}";
    MemoryDemand without = MemoryDemand.of(Specifications.spec(model));
    MemoryDemand with =
        MemoryDemand.of(Specifications.spec(model + ", augmentation: {mode: Always}"));

    assertThat(with.training() - without.training()).isEqualTo(3L * 64 * 3 * 128 * 128 * 4);
    assertThat(with.evaluation()).isEqualTo(without.evaluation());
  }

  @Test
  void isRefusedWithFiguresAndRemedyWhereTheHeapIsSmaller() {
    MemoryDemand demand = new MemoryDemand(600 * MIB, 200 * MIB);

    assertThatCode(() -> demand.requireWithin(800 * MIB)).doesNotThrowAnyException();
    assertThatThrownBy(() -> demand.requireWithin(429 * MIB))
        .isInstanceOf(UnsuitableEnvironmentException.class)
        .hasMessage(
            "the heap has 429 MiB, and this network and batch need at least 800 MiB (600 MiB to"
                + " train, 200 MiB more to evaluate and export): give the process at least 2,667 MiB"
                + " (limits.memory, GANQP_MEMORY), or lower spec.model.resolution,"
                + " spec.model.baseChannels or spec.training.batchSize");
  }
}
