package io.ganqp.trainer.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

  private static final long MIB = 1 << 20;

  @TempDir private Path folder;

  @Test
  void countsWhatTheScheduleWillWrite() {
    DiskDemand demand =
        DiskDemand.of(
            Specifications.spec(
                "model: {resolution: 128}, training: {iterations: 2500},"
                    + " checkpoint: {everyIterations: 1000, keep: 5},"
                    + " evaluation: {everyIterations: 500}"));

    assertThat(demand.checkpoint() / MIB).isBetween(495L, 505L);
    assertThat(demand.model() / MIB).isBetween(75L, 77L);
    assertThat(demand.checkpoints()).as("three, and the one being written").isEqualTo(4);
    assertThat(demand.models()).isEqualTo(5);
  }

  @Test
  void isEnough() {
    DiskDemand demand = new DiskDemand(1, 1, 4, 12);

    assertThatCode(() -> new DiskSpace(demand, 0).require(Optional.of(folder), folder))
        .doesNotThrowAnyException();
  }

  @Test
  void isRefusedWithFiguresWhereTheNextCheckpointHasNoRoom() {
    DiskDemand demand = new DiskDemand(1L << 50, 1L << 30, 4, 12);

    assertThatThrownBy(() -> new DiskSpace(demand, 0).require(Optional.of(folder), folder))
        .isInstanceOf(UnsuitableEnvironmentException.class)
        .hasMessageMatching(
            "\\Q%s\\E has [0-9,]+ MiB free, and the next checkpoint \\(1,073,741,824 MiB\\) and model \\(1,024 MiB\\) need 2,147,484,672 MiB there: free some space, .*"
                .formatted(folder));
  }
}
