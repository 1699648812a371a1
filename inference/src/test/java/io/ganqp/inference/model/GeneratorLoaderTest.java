package io.ganqp.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricCurve;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorLoaderTest extends LoadingTest {
  @Test
  void loadsAGeneratorAndReadsWhatItSaysOfItself() throws IOException {
    byte[] onnx =
        tiny()
            .with("ganqp.metric", "swd")
            .with("ganqp.direction", "higher")
            .with("ganqp.value", "0.0125")
            .with("ganqp.error", "0.001")
            .with("ganqp.uid", "8f3b")
            .bytes();

    GeneratorLoader.Loaded loaded = load(file(onnx), Map.of());
    try (Generator generator = loaded.generator()) {
      assertThat(loaded.batch()).isEqualTo(8);
      assertThat(loaded.face()).isPositive();
      assertThat(generator.facts())
          .isEqualTo(
              new ModelFacts(
                  Sha256.of(onnx),
                  SIDE,
                  LATENT,
                  "GAN-QP, L1, lambda 10",
                  1000L,
                  "default/faces",
                  "8f3b",
                  "swd",
                  "higher",
                  0.0125,
                  0.001,
                  null,
                  null,
                  "cpu"));
    }
  }

  @Test
  void readsHowTheTrainingWentAndTheLicenceOfItsDataWhereTheFileSaysSo() throws IOException {
    MetricCurve curve =
        new MetricCurve(
            "swd",
            Direction.LOWER_IS_BETTER,
            List.of(
                new MetricCurve.Point(500, 0.5, 0.01), new MetricCurve.Point(1000, 0.25, null)));
    byte[] onnx =
        tiny().with("ganqp.curve", curve.toJson()).with("ganqp.licence", "CC-BY-4.0").bytes();

    try (Generator generator = load(file(onnx), Map.of()).generator()) {
      assertThat(generator.facts().licence()).isEqualTo("CC-BY-4.0");
      assertThat(generator.facts().curve())
          .isEqualTo(
              new TrainingCurve(
                  "swd",
                  "lower",
                  List.of(
                      new TrainingCurve.Point(500, 0.5, 0.01),
                      new TrainingCurve.Point(1000, 0.25, null))));
    }
  }

  @Test
  void leavesOutWhatIsNoCurveAndNoLicence() throws IOException {
    byte[] onnx = tiny().with("ganqp.curve", "{\"points\":7}").with("ganqp.licence", " ").bytes();

    try (Generator generator = load(file(onnx), Map.of()).generator()) {
      assertThat(generator.facts().licence()).isNull();
      assertThat(generator.facts().curve()).isNull();
    }
  }

  @Test
  void readsTheDistanceOfFilesOfEarlierVersions() throws IOException {
    byte[] onnx = tiny().with("ganqp.metric", "swd").with("ganqp.distance", "0.0125").bytes();

    try (Generator generator = load(file(onnx), Map.of()).generator()) {
      assertThat(generator.facts().metric()).isEqualTo("swd");
      assertThat(generator.facts().direction()).isEqualTo("lower");
      assertThat(generator.facts().value()).isEqualTo(0.0125);
      assertThat(generator.facts().error()).isNull();
    }
  }

  @Test
  void takesShapesThatOnlyTheMetadataTell() throws IOException {
    byte[] onnx = tiny().input("z", -1, -1).output("image", -1, -1, -1, -1).bytes();

    try (Generator generator = load(file(onnx), Map.of()).generator()) {
      assertThat(generator.facts().resolution()).isEqualTo(SIDE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "swd, lower, unknown",
    "swd, lower, NaN",
    "swd, lower, ",
    ", lower, 0.5",
    "swd, sideways, 0.5"
  })
  void leavesOutAnEvaluationThatIsNotWhole(String metric, String direction, String value)
      throws IOException {
    byte[] onnx =
        tiny()
            .with("ganqp.metric", metric)
            .with("ganqp.direction", direction)
            .with("ganqp.value", value)
            .with("ganqp.iteration", null)
            .bytes();

    try (Generator generator = load(file(onnx), Map.of()).generator()) {
      assertThat(generator.facts().metric()).isNull();
      assertThat(generator.facts().direction()).isNull();
      assertThat(generator.facts().value()).isNull();
      assertThat(generator.facts().iteration()).isNull();
    }
  }

  @Test
  void takesTheDigestThatWasAskedFor() throws IOException {
    byte[] onnx = tiny().bytes();

    load(file(onnx), Map.of("ganqp.sha256", Sha256.of(onnx))).generator().close();
  }

  @Test
  void runsLargeImagesInSmallBatches() throws IOException {
    byte[] onnx = OnnxFixture.dcgan(4, 4, 4, 4, 4, 4, 4, 4).bytes();

    GeneratorLoader.Loaded loaded = load(file(onnx), Map.of());
    try (Generator generator = loaded.generator()) {
      assertThat(generator.facts().resolution()).isEqualTo(512);
      assertThat(loaded.batch()).isEqualTo(2);
    }
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    byte[] onnx = tiny().bytes();
    Path file = file(Arrays.copyOf(onnx, onnx.length / 2));

    assertRefused(() -> load(file, Map.of()), "generator.onnx is no ONNX file, or a damaged one");
  }

  @Test
  void refusesAFileThatIsNoModel() throws IOException {
    Path file = file("<html>404</html>".getBytes(StandardCharsets.UTF_8));

    assertRefused(() -> load(file, Map.of()), "is no ONNX file, or a damaged one");
  }

  /** It has no protobuf message, so that nothing could be said of what it runs. */
  @Test
  void refusesOnnxRuntimesOwnFormat() throws IOException {
    Path file = file("\30\0\0\0ORTM\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.UTF_8));

    assertRefused(() -> load(file, Map.of()), "is no ONNX file, or a damaged one");
  }

  @Test
  void refusesAModelThatTakesTooLong() throws IOException {
    Path file = file(new RareFault(LATENT, SIDE).alwaysEndless().bytes());

    assertRefused(
        () -> load(file, Map.of("ganqp.run-timeout", "300ms")),
        "a run of the model takes longer than 300 ms (ganqp.run-timeout)");
  }

  @Test
  void endsWhatItComputesWhenItIsInterrupted() throws IOException {
    Path file = file(new RareFault(LATENT, SIDE).alwaysEndless().bytes());
    Thread.currentThread().interrupt();

    assertRefused(
        () -> load(file, Map.of("ganqp.run-timeout", "1h")), "first faces were not finished");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path file = file(new byte[0]);

    assertRefused(() -> load(file, Map.of()), "generator.onnx is empty");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertRefused(() -> load(folder.resolve("gone.onnx"), Map.of()), "gone.onnx does not exist");
  }

  @Test
  void refusesAnotherKindOfFile() throws IOException {
    Path file = Files.writeString(folder.resolve("faces.zip"), "x");

    assertRefused(() -> load(file, Map.of()), "faces.zip is neither the folder of a training");
  }

  @Test
  void refusesAFolderWithoutAModel() {
    assertRefused(() -> load(folder, Map.of()), "holds neither best.json nor latest.json");
  }

  @Test
  void saysThatATrainingHasNoModelYet() throws IOException {
    Files.createDirectories(folder.resolve("checkpoints/0000001500"));
    Files.write(folder.resolve("checkpoints/0000001500/manifest.json"), new byte[0]);

    assertRefused(
        () -> load(folder, Map.of()),
        "There are no faces yet: the training in "
            + folder
            + " exports its first model with its first evaluation; its newest checkpoint is of"
            + " iteration 1500.");
  }

  @Test
  void refusesAStoredModelThatItsDigestDoesNotConfirm() throws IOException {
    byte[] onnx = tiny().bytes();
    String digest = Sha256.of(onnx);
    Path model = folder.resolve("models").resolve(digest).resolve("generator.onnx");
    Files.createDirectories(model.getParent());
    onnx[onnx.length / 2] ^= 1;
    Files.write(model, onnx);
    ModelPointer pointer =
        ModelPointer.unjudged(digest, "models/" + digest + "/generator.onnx", 10);
    Files.write(folder.resolve("latest.json"), pointer.toJson());

    assertRefused(
        () -> load(folder, Map.of()), "is damaged or replaced: its sha256 is " + Sha256.of(onnx));
  }

  @Test
  void refusesAnotherDigestThanAskedFor() throws IOException {
    byte[] onnx = tiny().bytes();
    Path file = file(onnx);
    String other = "0".repeat(64);

    assertRefused(
        () -> load(file, Map.of("ganqp.sha256", other)),
        "has the sha256 " + Sha256.of(onnx) + ", but ganqp.sha256 asks for " + other);
  }

  @Test
  void refusesToGuessAModel() {
    assertRefused(
        () -> LoadedFixture.loader(Configured.with(Map.of())).load(),
        "No model is configured: set GANQP_MODEL to an .onnx file or to the folder of a training");
  }
}
