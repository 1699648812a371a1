package io.ganqp.trainer.monitor.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.FileStore;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IterationTimesTest {

  @TempDir Path folder;

  private long millis = 1_700_000_000_000L;
  private double cpu;

  @Test
  void evaluationsDoNotCount() throws IOException {
    try (EventFolder events = events()) {
      TensorBoardLog log = new TensorBoardLog(events);
      for (long i = 1; i <= 100; i++) {
        millis += 250;
        log.iteration(new IterationMetrics(i, 1, 1, Map.of()));
        if (i % 10 == 0) {
          millis += 60_000;
          log.evaluated(i, new MetricValue("m", Direction.LOWER_IS_BETTER, 1, null, null));
        }
      }
    }

    assertThat(seconds()).isEqualTo(0.25, within(1e-6));
  }

  @Test
  void whatTheMachineDidBesideForAWhileDoesNotCount() throws IOException {
    try (EventFolder events = events()) {
      TensorBoardLog log = new TensorBoardLog(events);
      for (long i = 1; i <= 200; i++) {
        millis += i > 40 && i < 80 ? 5_000 : 100;
        log.iteration(new IterationMetrics(i, 1, 1, Map.of()));
      }
    }

    assertThat(seconds()).isEqualTo(0.1, within(1e-6));
  }

  @Test
  void aRunOfSeveralProcessesIsOne() throws IOException {
    for (int process = 0; process < 3; process++) {
      try (EventFolder events = events()) {
        TensorBoardLog log = new TensorBoardLog(events);
        for (long i = 1; i <= 20; i++) {
          millis += 500;
          log.iteration(new IterationMetrics(20L * process + i, 1, 1, Map.of()));
        }
      }
      millis += 3_600_000;
    }

    assertThat(seconds()).isEqualTo(0.5, within(1e-6));
  }

  @Test
  void aFileThatIsCutOffCountsAsFarAsItGoes() throws IOException {
    try (EventFolder events = events()) {
      TensorBoardLog log = new TensorBoardLog(events);
      for (long i = 1; i <= 5; i++) {
        millis += 500;
        log.iteration(new IterationMetrics(i, 1, 1, Map.of()));
      }
    }
    Path file;
    try (var files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    Files.write(file, new byte[] {40, 0, 0}, StandardOpenOption.APPEND);

    assertThat(seconds()).isEqualTo(0.5, within(1e-6));
  }

  @Test
  void aRunThatHasNotBegunHasNone() throws IOException {
    assertThat(times().seconds()).isEmpty();
    assertThat(times().cpuSeconds()).isEmpty();
  }

  @Test
  void cpuTimeIsThatOfIterationsAlone() throws IOException {
    for (int process = 0; process < 2; process++) {
      cpu = 5;
      try (EventFolder events = events()) {
        TensorBoardLog log = new TensorBoardLog(events, () -> cpu);
        for (long i = 1; i <= 100; i++) {
          millis += 1000;
          cpu += 0.75;
          log.iteration(new IterationMetrics(100L * process + i, 1, 1, Map.of()));
          if (i % 10 == 0) {
            cpu += 40;
            log.evaluated(
                100L * process + i, new MetricValue("m", Direction.LOWER_IS_BETTER, 1, null, null));
          }
        }
      }
    }

    assertThat(times().cpuSeconds().orElseThrow()).isEqualTo(0.75, within(1e-4));
  }

  @Test
  void evaluationsBetweenTheIterationsThatAreWrittenDoNotCount() throws IOException {
    try (EventFolder events = events()) {
      TensorBoardLog log = new TensorBoardLog(events, () -> cpu);
      log.started(Runs.start(1, 60_000)); // one of 12 is written
      for (long i = 1; i <= 6000; i++) {
        millis += 250;
        cpu += 0.5;
        log.iteration(new IterationMetrics(i, 1, 1, Map.of()));
        if (i % 100 == 0) {
          millis += 60_000;
          cpu += 90;
          log.evaluated(i, new MetricValue("m", Direction.LOWER_IS_BETTER, 1, null, null));
          millis += 5_000;
          cpu += 7;
        }
      }
    }

    assertThat(seconds()).isEqualTo(0.25, within(1e-6));
    assertThat(times().cpuSeconds().orElseThrow()).isEqualTo(0.5, within(1e-4));
  }

  @Test
  void cpuTimeThatIsCountedInCoarseStepsIsExactOverManyIterations() throws IOException {
    try (EventFolder events = events()) {
      TensorBoardLog log = new TensorBoardLog(events, () -> Math.floor(100 * cpu) / 100);
      for (long i = 1; i <= 1001; i++) {
        millis += 1;
        cpu += 0.001;
        log.iteration(new IterationMetrics(i, 1, 1, Map.of()));
      }
    }

    assertThat(times().cpuSeconds().orElseThrow()).isEqualTo(0.001, within(2e-5));
  }

  @Test
  void theCpuTimeOfThisProcessIsWritten() throws IOException {
    long begun = System.nanoTime();
    try (EventFolder events = events()) {
      TensorBoardLog log = new TensorBoardLog(events);
      for (long i = 1; i <= 40; i++) {
        log.iteration(new IterationMetrics(i, 1, 1, Map.of()));
      }
    }
    double most =
        (System.nanoTime() - begun) / 1e9 * Runtime.getRuntime().availableProcessors() / 39;

    assertThat(times().cpuSeconds().orElseThrow()).isBetween(0.0, most);
  }

  private double seconds() throws IOException {
    return times().seconds().orElseThrow();
  }

  private IterationTimes times() throws IOException {
    return IterationTimes.of(FileStore.forReading(folder));
  }

  private EventFolder events() {
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return Instant.ofEpochMilli(millis);
          }
        };
    return new EventFolder(FileStore.forReading(folder), folder, clock);
  }
}
