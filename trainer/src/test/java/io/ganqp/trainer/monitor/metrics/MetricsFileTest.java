package io.ganqp.trainer.monitor.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("run/metrics.jsonl");
  }

  @Test
  void writesOneObjectForEachEvent() throws IOException {
    try (MetricsFile metrics = MetricsFile.open(file, 0)) {
      metrics.iteration(new IterationMetrics(1, -0.1, 1e-7, Runs.diagnostics(2.5, 0.3f)));
      metrics.evaluated(1, Runs.swd(0.25));
      metrics.model("4f1c", 1, "file:/anywhere");
    }
    assertThat(file)
        .hasContent(
            """
            {"iteration":1,"criticLoss":-0.1,"generatorLoss":1.0E-7,"scoreDifference":2.5,"lipschitzRatio":0.30000001192092896}
            {"iteration":1,"swd":0.25}
            {"iteration":1,"model":"4f1c"}
            """);
  }

  @Test
  void writesWhatIsNotFiniteAsStrings() throws IOException {
    IterationMetrics broken =
        new IterationMetrics(
            1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Runs.diagnostics(Double.NEGATIVE_INFINITY, Double.NaN));
    try (MetricsFile metrics = MetricsFile.open(file, 0)) {
      metrics.iteration(broken);
    }
    assertThat(file).content().contains("\"NaN\"", "\"Infinity\"", "\"-Infinity\"");
    assertThat(MetricsLine.decode(Files.readAllBytes(file)))
        .contains(new MetricsLine.Iteration(broken));
  }

  @Test
  void hasEachLineOnceItIsTold() throws IOException {
    try (MetricsFile metrics = MetricsFile.open(file, 0)) {
      Runs.iterations(metrics, 1, 3);
      assertThat(Files.readAllLines(file)).hasSize(3);
    }
  }

  @Test
  void leavesTheSameBytesWhenStoppedAndResumed() throws IOException {
    Path whole = folder.resolve("whole.jsonl");
    try (MetricsFile metrics = MetricsFile.open(whole, 0)) {
      train(metrics, 1, 20);
    }
    try (MetricsFile metrics = MetricsFile.open(file, 0)) {
      train(metrics, 1, 17);
    }
    try (MetricsFile metrics = MetricsFile.open(file, 9)) {
      train(metrics, 10, 20);
    }
    assertThat(file).hasSameBinaryContentAs(whole);
  }

  @Test
  void forgetsAnEvaluationThatIsDoneAgainOnResuming() throws IOException {
    try (MetricsFile metrics = MetricsFile.open(file, 0)) {
      Runs.iterations(metrics, 1, 3);
      metrics.evaluated(3, Runs.swd(1.5));
    }
    byte[] once = Files.readAllBytes(file);

    try (MetricsFile metrics = MetricsFile.open(file, 3)) {
      metrics.evaluated(3, Runs.swd(1.5));
    }

    assertThat(file).hasBinaryContent(once);
  }

  @Test
  void dropsATornLastLineOnResume() throws IOException {
    try (MetricsFile metrics = MetricsFile.open(file, 0)) {
      Runs.iterations(metrics, 1, 3);
    }
    byte[] intact = Files.readAllBytes(file);
    Files.writeString(file, "{\"iteration\":3,\"swd\":0.", StandardOpenOption.APPEND);

    MetricsFile.open(file, 3).close();

    assertThat(file).hasBinaryContent(intact);
  }

  @Test
  void dropsDamagedLinesAndKeepsTheRest() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        {"iteration":1,"swd":1.5}
        {"iteration":1,"swd":1.
        nonsense
        {"iteration":0,"swd":1.5}
        {"iteration":1}
        {"iteration":1,"swd":"high"}
        %s
        {"iteration":2,"swd":2.5}
        """
            .formatted("x".repeat(10_000)));

    MetricsFile.open(file, 3).close();

    assertThat(file).hasContent("{\"iteration\":1,\"swd\":1.5}\n{\"iteration\":2,\"swd\":2.5}\n");
  }

  @Test
  void leavesAnIntactFileAlone() throws IOException {
    try (MetricsFile metrics = MetricsFile.open(file, 0)) {
      Runs.iterations(metrics, 1, 3);
    }
    Object key = Files.readAttributes(file, "unix:ino").get("ino");
    MetricsFile.open(file, 3).close();
    assertThat(Files.readAttributes(file, "unix:ino").get("ino")).isEqualTo(key);
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void beginsAnewForAFreshRun() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, "{\"iteration\":5,\"swd\":1.5}\n".getBytes(UTF_8));
    MetricsFile.open(file, 0).close();
    assertThat(file).isEmptyFile();
  }

  @Test
  void forgetsWhatARollbackTookBack() throws IOException {
    try (MetricsFile metrics = MetricsFile.open(file, 0)) {
      Runs.iterations(metrics, 1, 8);
      metrics.rolledBack(8, 5, "the critic loss is NaN");
      Runs.iterations(metrics, 6, 7);
    }
    assertThat(Files.readAllLines(file)).hasSize(7);
  }

  private static void train(MetricsFile metrics, long first, long last) {
    for (long i = first; i <= last; i++) {
      metrics.iteration(Runs.metrics(i));
      if (i % 5 == 0) {
        metrics.evaluated(i, Runs.swd(1.0 / i));
        metrics.model("m" + i, i, "file:/" + last);
        metrics.checkpointing(i);
      }
    }
  }
}
