package io.ganqp.trainer.monitor.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.run.TrainerReport;
import io.ganqp.trainer.monitor.event.Observers;
import io.ganqp.trainer.monitor.event.RunEnd;
import io.ganqp.trainer.monitor.event.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminationMessageTest {
  @TempDir Path folder;

  @Test
  void leavesTheResult() throws IOException {
    Path file = folder.resolve("termination-log");
    RunProgress progress = new RunProgress();
    progress.started(Runs.start(1, 100));
    progress.evaluated(100, Runs.swd(0.5));
    progress.model("4f1c", 100, "s3://models/faces/4f1c");
    progress.best("9a0b", 50, Runs.swd(0.25));
    finish(file, progress, "all iterations are done");

    assertThat(new JsonMapper().readTree(file.toFile()))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"outcome": "Complete", "exitCode": 0, "iteration": 100, "iterations": 100,
                     "message": "all iterations are done",
                     "metrics": {"swd": {"iteration": 100, "value": 0.5}}, "judge": "swd",
                     "model": {"sha256": "4f1c", "iteration": 100, "uri": "s3://models/faces/4f1c"},
                     "best": {"sha256": "9a0b", "iteration": 50, "metric": "swd", "value": 0.25}}
                    """));
    TrainerReport read = TrainerReport.parse(Files.readString(file)).orElseThrow();
    assertThat(read.outcome()).isEqualTo(TrainerReport.State.COMPLETE);
    assertThat(read.metrics()).isEqualTo(progress.current().metrics());
    assertThat(read.best()).isEqualTo(progress.current().best());
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void overwritesAFileThatCannotBeReplaced() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "x".repeat(9999));
    Path unreplaceable = Path.of("/proc/self/fd/");
    try (var open = Files.newByteChannel(real)) {
      assertThat(open.isOpen()).isTrue();
      Path descriptor = descriptorOf(unreplaceable, real);
      finish(descriptor, new RunProgress(), "done");
    }
    assertThat(new JsonMapper().readTree(real.toFile()).path("message").asText()).isEqualTo("done");
  }

  @Test
  void givesUpTheMetricsThatDoNotJudgeBeforeTheMessage() throws IOException {
    RunProgress progress = new RunProgress();
    progress.started(Runs.start(1, 100));
    progress.model("4f1c", 100, "s3://models/faces/4f1c");
    for (int i = 0; i < 200; i++) {
      progress.evaluated(100, new MetricValue("metric" + i, Direction.LOWER_IS_BETTER, 0.5));
    }
    Path file = folder.resolve("termination-log");
    finish(file, progress, "all iterations are done");

    JsonNode json = new JsonMapper().readTree(file.toFile());
    assertThat(json.path("metrics").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("metric0");
    assertThat(json.path("judge").asText()).isEqualTo("metric0");
    assertThat(json.path("model").path("sha256").asText()).isEqualTo("4f1c");
    assertThat(json.path("message").asText()).isEqualTo("all iterations are done");
  }

  @Test
  void cutsALongMessageAtACharacter() throws IOException {
    Path file = folder.resolve("termination-log");
    finish(file, new RunProgress(), "\ud83d\ude00".repeat(5000));
    String message = new JsonMapper().readTree(file.toFile()).path("message").asText();
    assertThat(Files.size(file)).isBetween(4080L, 4096L);
    assertThat(message).matches("(\ud83d\ude00)+…");
  }

  @Property(tries = 100)
  void neverExceedsWhatKubernetesKeeps(
      @ForAll String text,
      @ForAll @IntRange(max = 3000) int repetitions,
      @ForAll @IntRange(max = 8000) int path)
      throws IOException {
    Path file = Files.createTempFile("termination", ".json");
    try {
      RunProgress progress = new RunProgress();
      progress.checkpoint(1, "file:/" + "c".repeat(path));
      progress.model("4f1c", 1, "file:/" + "m".repeat(path));
      finish(file, progress, text.repeat(Math.min(repetitions, 20_000 / (text.length() + 1))));
      byte[] bytes = Files.readAllBytes(file);
      assertThat(bytes).hasSizeLessThanOrEqualTo(TerminationMessage.MAX_BYTES);
      assertThat(new JsonMapper().readTree(new String(bytes, UTF_8)).path("outcome").asText())
          .isEqualTo("Complete");
    } finally {
      Files.delete(file);
    }
  }

  private static void finish(Path file, RunProgress progress, String message) {
    RunEnd end = new RunEnd(RunEnd.Outcome.COMPLETE, 0, 100, message);
    new Observers(List.of(progress, new TerminationMessage(file, progress))).finished(end);
  }

  private static Path descriptorOf(Path descriptors, Path file) throws IOException {
    try (var links = Files.list(descriptors)) {
      return links.filter(link -> pointsTo(link, file)).findFirst().orElseThrow();
    }
  }

  private static boolean pointsTo(Path link, Path file) {
    try {
      return Files.readSymbolicLink(link).equals(file.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
