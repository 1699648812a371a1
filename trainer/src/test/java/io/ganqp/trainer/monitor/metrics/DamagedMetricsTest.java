package io.ganqp.trainer.monitor.metrics;

import io.ganqp.contract.fuzz.DamagedReads;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.Runs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever befell the metrics of a run, what is whole of them is read, and the run goes on. */
class DamagedMetricsTest {

  private static final String DIGEST = "0".repeat(64);

  @TempDir private Path folder;

  @Test
  void areReadAsFarAsTheyAreWhole() throws IOException {
    new DamagedReads<>(
            metrics(),
            bytes -> MetricsHistory.read(new ByteArrayInputStream(bytes)),
            IOException.class,
            "")
        .readOrRefuse(2000);
  }

  @Test
  void areGoneOnWith() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    new DamagedReads<>(
            metrics(),
            bytes -> {
              Files.write(file, bytes);
              try (MetricsFile metrics = MetricsFile.open(file, 3)) {
                metrics.iteration(new IterationMetrics(4, 1, 2, Runs.diagnostics(3, 4)));
              }
              return MetricsHistory.read(Files.newInputStream(file)).lastIteration();
            },
            IOException.class,
            "")
        .readOrRefuse(40);
  }

  private static byte[] metrics() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 1; i <= 5; i++) {
      bytes.write(
          new MetricsLine.Iteration(new IterationMetrics(i, -i, 2, Runs.diagnostics(0.5, 0.25)))
              .encode());
    }
    bytes.write(new MetricsLine.Evaluation(5, "swd", 12.5, 0.25).encode());
    bytes.write(new MetricsLine.Model(5, DIGEST).encode());
    return bytes.toByteArray();
  }
}
