package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.trainer.monitor.page.EmbeddedImage;
import io.ganqp.trainer.monitor.page.WellFormed;
import io.ganqp.trainer.onnx.GeneratorSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tiny training's model, looked at from all sides. */
class InspectModelCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static String yaml;
  private static Path store;
  private static ResolvedModel model;
  private static String html;
  private static JsonNode figures;

  @TempDir Path own;

  @BeforeAll
  static void trainAndInspect() throws IOException {
    yaml =
        TinyDocument.of("iterations: 2, batchSize: 4", "samples: 16", "keep: 1")
            .from(
                "builtin: {images: 64}, holdoutFraction: 0.25, licence: CC0-1.0 & more",
                "volume: {claimName: out}")
            .write(folder.resolve("training.yaml"))
            .toString();
    CommandLineRun run = CommandLineRun.of("train", "-f", yaml, "--cache", cache());
    assertThat(run.exitCode()).as(run.err()).isZero();
    store = folder.resolve("out/default/faces");
    model = ModelResolver.resolve(store);
    Path page = folder.resolve("a model.html");
    figures = inspect(store.toString(), page, "--json");
    html = Files.readString(page);
  }

  @Test
  void thePageNeedsNoOtherFileAndIsWellFormed() {
    WellFormed.check(html.replace("file://", "file:"));
    assertThat(Pattern.compile("file://").matcher(html).results())
        .as("the place of the model, which is no link")
        .hasSize(1);
  }

  @Test
  void thePageHasAllSides() {
    assertThat(Pattern.compile("<h2>([^<]*)</h2>").matcher(html).results().map(h -> h.group(1)))
        .containsExactly(
            "Samples",
            "Truncation",
            "Interpolation",
            "Nearest training images",
            "Metrics",
            "Weights",
            "Provenance",
            "Data set",
            "The same again");
    expect(html, "<h1>default/faces</h1>");
    expect(html, "are synthetic");
    expect(html, model.sha256());
    expect(html, "CC0-1.0 &amp; more");
    expect(html, "--out '" + folder.resolve("a model.html") + "' --json");
  }

  @Test
  void drawsTheFacesThatTheServiceDraws() {
    try (GeneratorSession session = new GeneratorSession(model.onnx())) {
      float[] drawn = SeededLatent.draw(3, session.latentDimension());
      expect(html, image(session, drawn, "seed 3"));
      expect(html, image(session, drawn, "seed 3 at ψ = 1.0"));
      expect(html, image(session, drawn, "7 of 7 steps from seed 2 to 3"));
      float[] truncated = new float[drawn.length];
      for (int i = 0; i < drawn.length; i++) {
        truncated[i] = 0.4f * drawn[i];
      }
      expect(html, image(session, truncated, "seed 3 at ψ = 0.4"));
    }
  }

  @Test
  void itsMetricsAreThoseOfEvaluate() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("evaluate", store.toString(), "-f", yaml, "--cache", cache(), "--json");
    JsonNode evaluated = JSON.readTree(run.out());

    assertThat(figures.path("evaluation").path("metrics")).isEqualTo(evaluated.path("metrics"));
    assertThat(figures.path("evaluation").path("evaluated")).isEqualTo(evaluated.path("evaluated"));
    assertThat(figures.path("evaluation").path("pairs").path("closest")).hasSize(16);
    assertThat(Pattern.compile("alt=\"image trained on").matcher(html).results()).hasSize(16);
  }

  @Test
  void theFiguresSayWhereTheModelComesFromAndWhatItsWeightsAre() {
    JsonNode from = figures.path("model");
    assertThat(from.path("sha256").asText()).isEqualTo(model.sha256());
    assertThat(from.path("training").asText()).isEqualTo("default/faces");
    assertThat(from.path("iteration").asInt()).isEqualTo(2);
    assertThat(from.path("resolution").asInt()).isEqualTo(32);
    assertThat(from.path("latentDimension").asInt()).isEqualTo(16);
    assertThat(from.path("card").path("sha256").asText()).isEqualTo(model.sha256());
    assertThat(figures.path("licence").asText()).isEqualTo("CC0-1.0 & more");
    assertThat(figures.path("notice").asText()).contains("synthetic");
    JsonNode tensors = figures.path("network").path("tensors");
    assertThat(tensors.findValuesAsText("operator"))
        .contains("Gemm", "ConvTranspose")
        .doesNotContain("null");
    tensors.forEach(
        tensor -> {
          assertThat(tensor.path("notFinite").asInt()).isZero();
          assertThat(tensor.path("largestSingularValue").isNull())
              .isEqualTo(tensor.path("shape").size() == 1);
        });
  }

  @Test
  void aLoneFileIsDescribedByWhatItSaysItself() throws IOException {
    Path onnx = Files.write(own.resolve("of-somebody.onnx"), model.onnx());

    JsonNode alone =
        inspect(onnx.toString(), own.resolve("alone.html"), "--json", "--samples", "2");

    assertThat(alone.path("model").path("card").isNull()).isTrue();
    assertThat(alone.path("model").path("iteration").asInt()).isEqualTo(2);
    assertThat(alone.path("model").path("training").asText()).isEqualTo("default/faces");
  }

  @Test
  void theReportOfATrainingShowsItsBestModel() throws IOException {
    String report = Files.readString(store.resolve("report.html"));

    WellFormed.check(report);
    expect(report, "<h2>Truncation</h2>");
    expect(report, "<h2>Interpolation</h2>");
    expect(report, "<h2>Weights</h2>");
    expect(report, "CC0-1.0 &amp; more");
    expect(report, "alt=\"generated face, seed 3 at ψ = 0.4\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pictures | STORE | pictures does not exist
          .        | USAGE | is a folder or archive of images: name the folder of a training
          a.onnx   | STORE | a.onnx is no generator that can be run
          """)
  void saysWhatCannotBeInspected(String what, ExitCode code, String message) throws IOException {
    Files.writeString(own.resolve("a.onnx"), "no network");
    CommandLineRun run =
        CommandLineRun.of(
            "inspect", "model", own.resolve(what).toString(), "-f", yaml, "--cache", cache());

    assertThat(run.exitCode()).isEqualTo(code.code());
    assertThat(run.err()).contains(message);
  }

  @Test
  void saysBeforeItBeginsThatThePageCannotBeWritten() {
    CommandLineRun run =
        CommandLineRun.of(
            "inspect", "model", store.toString(), "-f", yaml, "--out", "/proc/ganqp/a.html");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err())
        .contains("cannot write --out /proc/ganqp/a.html: name a file in a folder that there is");
  }

  /** Not by AssertJ's own check, which prints the whole page. */
  private static void expect(String page, String part) {
    assertThat(page.contains(part)).as("the page contains %s", part).isTrue();
  }

  private static String image(GeneratorSession session, float[] latent, String description) {
    return "<img src=\"%s\" alt=\"generated face, %s\">"
        .formatted(EmbeddedImage.tile(session.images(latent), session.resolution()), description);
  }

  private static JsonNode inspect(String what, Path page, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("inspect", "model", what, "-f", yaml, "--cache", cache(), "--out"));
    arguments.add(page.toString());
    arguments.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  private static String cache() {
    return folder.resolve("cache").toString();
  }
}
