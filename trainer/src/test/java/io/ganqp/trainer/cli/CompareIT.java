package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganqp.trainer.evaluation.feature.StandInNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole comparison of the smallest networks, by processes of its own. {@code -Dcompare.kills=10}
 * kills it as many times.
 */
class CompareIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int KILLS = Integer.getInteger("compare.kills", 2);
  private static final int LATEST_KILL_MILLIS = 3_000;
  private static final long LIMIT_SECONDS = 1_200;

  @TempDir Path folder;

  @BeforeEach
  void writeDocument() throws IOException {
    Path extractor = Files.createDirectories(folder.resolve("small-network"));
    Files.write(extractor.resolve("network.onnx"), StandInNetwork.convolution(4));
    Files.writeString(
        extractor.resolve("extractor.yaml"),
        """
        name: small
        inputSize: 32
        range: [-1, 1]
        pooling: average
        """);
    Files.writeString(
        folder.resolve("comparison.yaml"),
        """
        apiVersion: ganqp.io/v1alpha1
        kind: GanQpComparison
        metadata: {name: twins}
        spec:
          base:
            dataset: {builtin: {images: 64}, holdoutFraction: 0.3}
            model: {resolution: 32, baseChannels: 4, latentDimension: 8}
            training: {batchSize: 8}
            evaluation:
              everyIterations: 10
              samples: 16
              extractor: {configMap: {name: small-network}}
            checkpoint: {everyIterations: 5}
          objectives:
            - {name: one}
            - {name: other, objective: {divergence: GanQp, distance: L1, lambda: 10}}
          seeds: [1, 2]
          iterations: 20
          evaluation: {samples: 16}
          published: [{name: somebody, metric: FID, value: 3, source: somewhere}]
        """);
  }

  @Test
  void killedAtAnyMomentItGoesOnAndTellsTheSame() throws Exception {
    JsonNode uninterrupted = compared("uninterrupted");
    Random moments = new Random(18);
    for (int i = 0; i < KILLS; i++) {
      Process process = start("killed");
      awaitNewFile(process);
      if (!process.waitFor(moments.nextInt(LATEST_KILL_MILLIS), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }

    assertThat(compared("killed")).isEqualTo(uninterrupted);
    noDifferenceIsShownBetweenTwoNamesOfOneObjective(uninterrupted);
    doesNotDoAgainWhatIsDone();
    tellsWhatIsDoneAlsoWhenTheRestCannotBe(uninterrupted);
  }

  @Test
  void trainingsOfEqualTimeKeepTheLengthThatWasTimedOnce() throws Exception {
    Path document = folder.resolve("comparison.yaml");
    Files.writeString(
        document,
        Files.readString(document)
            .replaceAll("(?m)^ +- \\{name: other.*\\n", "")
            .replace("seeds: [1, 2]", "seeds: [1]")
            .replace("iterations: 20", "seconds: 1"));

    JsonNode timed = compared("timed");
    String calibration = Files.readString(folder.resolve("timed/calibration.json"));
    JsonNode again = compared("timed");

    assertThat(again).isEqualTo(timed);
    assertThat(Files.readString(folder.resolve("timed/calibration.json"))).isEqualTo(calibration);
    JsonNode one = timed.path("rows").path(0);
    double seconds = JSON.readTree(calibration).path("one").path("secondsPerIteration").asDouble();
    assertThat(one.path("iterations").asInt()).isEqualTo((int) (1 / seconds)).isGreaterThan(1);
    assertThat(one.path("runs").path(0).path("iterations")).isEqualTo(one.path("iterations"));
    assertThat(timed.path("seconds").asInt()).isEqualTo(1);
    assertThat(folder.resolve("timed/calibration")).isEmptyDirectory();
  }

  /** However slow the machine is: some training or measurement is under way then. */
  private void awaitNewFile(Process process) throws IOException, InterruptedException {
    long before = files();
    while (files() <= before && process.isAlive()) {
      Thread.sleep(50);
    }
  }

  private long files() throws IOException {
    Path runs = folder.resolve("killed/runs");
    if (!Files.exists(runs)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(runs)) {
      return all.count();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  private static void noDifferenceIsShownBetweenTwoNamesOfOneObjective(JsonNode comparison) {
    JsonNode twin = comparison.path("rows").path(1);
    assertThat(twin.path("counts").path("complete").asInt()).isEqualTo(2);
    assertThat(twin.path("metrics")).isNotEmpty();
    for (JsonNode metric : twin.path("metrics")) {
      JsonNode difference = metric.path("difference");
      assertThat(difference.path("pairs").asInt()).as(metric.toString()).isEqualTo(2);
      assertThat(difference.path("mean").asDouble(1)).isZero();
      assertThat(difference.path("verdict").asText()).isEqualTo("no difference shown");
    }
    assertThat(twin.path("pairing").asText())
        .isEqualTo(
            "same generator's initial weights, latents, critic's initial weights, order of the"
                + " images");
  }

  private void doesNotDoAgainWhatIsDone() throws Exception {
    List<Long> before = logs();
    JsonNode again = compared("killed");

    assertThat(logs()).isEqualTo(before);
    assertThat(again.path("rows")).hasSize(2);
    assertThat(folder.resolve("killed/index.html")).content().contains("no difference shown");
    assertThat(folder.resolve("killed/comparison.md")).content().contains("somebody");
    assertThat(folder.resolve("killed/comparison.csv")).content().contains("kernel-distance/small");
  }

  private void tellsWhatIsDoneAlsoWhenTheRestCannotBe(JsonNode before) throws Exception {
    Path document = folder.resolve("comparison.yaml");
    Files.writeString(
        document,
        Files.readString(document)
            .replace("seeds:", "  - {name: third, objective: {divergence: Sgan}}\n  seeds:"));

    Process process = start("killed", "--engine", "abacus");

    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.ENGINE.code());
    JsonNode rows = withoutTimes(result("killed")).path("rows");
    assertThat(rows.path(1).path("metrics")).isEqualTo(before.path("rows").path(1).path("metrics"));
    assertThat(rows.path(2).path("counts").path("complete").asInt(-1)).isZero();
    assertThat(Files.readString(folder.resolve("killed.log"))).contains("third", "abacus");
  }

  private List<Long> logs() throws IOException {
    List<Long> sizes = new ArrayList<>();
    for (String run : List.of("one-1", "one-2", "other-1", "other-2")) {
      sizes.add(Files.size(folder.resolve("killed/runs").resolve(run).resolve("train.log")));
    }
    return sizes;
  }

  private JsonNode compared(String out) throws Exception {
    Process process = start(out);
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve(out + ".log"))).isZero();
    return withoutTimes(result(out));
  }

  private JsonNode result(String out) throws IOException {
    return JSON.readTree(folder.resolve(out).resolve("comparison.json").toFile());
  }

  private Process start(String out, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add(
        "-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("user.home") + "/.javacpp/cache");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Ganqp.class.getName()));
    command.addAll(List.of("compare", "-f", "comparison.yaml", "--out", out, "--parallel", "2"));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(out + ".log").toFile());
    builder.environment().put("GANQP_CACHE", folder.resolve("cache").toString());
    builder.environment().put("OMP_NUM_THREADS", "2");
    // Processes of a few seconds: compiling well costs more than it gains.
    builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    return builder.start();
  }

  private static JsonNode withoutTimes(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.remove("times");
    }
    json.forEach(CompareIT::withoutTimes);
    return json;
  }
}
