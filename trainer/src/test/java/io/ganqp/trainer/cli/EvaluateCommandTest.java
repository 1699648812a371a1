package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluations of a tiny training's model, and of images. */
class EvaluateCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRACKING = "@150";
  private static final int PICTURES = 12;

  @TempDir static Path folder;

  private static String yaml;
  private static Path store;
  private static Path pictures;
  private static String ofPictures;
  private static String evaluation;
  private static Path pairs;
  private static String itself;

  @TempDir Path own;

  @BeforeAll
  static void trainAndEvaluate() throws IOException {
    Path document =
        TinyDocument.of("iterations: 2, batchSize: 4", "samples: 16", "keep: 1")
            .from("builtin: {images: 64}, holdoutFraction: 0.25", "volume: {claimName: out}")
            .write(folder.resolve("training.yaml"));
    byKernelDistance(document);
    yaml = document.toString();
    CommandLineRun run = CommandLineRun.of("train", "-f", yaml, "--cache", cache());
    assertThat(run.exitCode()).as(run.err()).isZero();
    store = folder.resolve("out/default/faces");

    pictures = Files.createDirectory(folder.resolve("pictures"));
    for (int i = 0; i < PICTURES; i++) {
      GeneratedImages.png(pictures.resolve("%02d.png".formatted(i)), i);
    }
    Path other =
        TinyDocument.of("iterations: 2, batchSize: 4", "samples: 16", "keep: 1")
            .from("volume: {claimName: pictures}, holdoutFraction: 0", "volume: {claimName: out}")
            .write(folder.resolve("pictures.yaml"));
    ofPictures = byKernelDistance(other).toString();
    evaluation = json(store.toString(), "-f", yaml);
    pairs = folder.resolve("pairs.png");
    itself =
        json(
            pictures.toString(), "-f", ofPictures, "--against", "all", "--pairs", pairs.toString());
  }

  @Test
  void theFiguresOfAModelAreThoseThatItsTrainingTracked() throws IOException {
    Map<String, Double> tracked = new TreeMap<>();
    for (String line : Files.readAllLines(store.resolve("metrics.jsonl"))) {
      JSON.readTree(line)
          .properties()
          .forEach(
              field -> {
                if (field.getKey().endsWith(TRACKING) || field.getKey().equals("swd")) {
                  tracked.put(field.getKey(), field.getValue().asDouble());
                }
              });
    }

    assertThat(tracked).hasSizeGreaterThan(5).containsKey("swd");
    Map<String, JsonNode> metrics = metrics(evaluation);
    tracked.forEach(
        (name, value) ->
            assertThat(metrics.get(name).path("value").asDouble())
                .as(name)
                // Engine and ONNX Runtime round differently.
                .isEqualTo(value, within(1e-3 * Math.max(1, Math.abs(value)))));
  }

  @Test
  void everyNumberComesWithCountsDigestsFloorAndReservation() throws IOException {
    ResolvedModel model = ModelResolver.resolve(store);
    JsonNode report = JSON.readTree(evaluation);

    assertThat(report.path("evaluated").path("kind").asText()).isEqualTo("generator");
    assertThat(report.path("evaluated").path("sha256").asText()).isEqualTo(model.sha256());
    assertThat(report.path("evaluated").path("iteration").asInt()).isEqualTo(2);
    assertThat(report.path("evaluated").path("images").asInt()).isEqualTo(16);
    assertThat(report.path("evaluated").path("latentDimension").asInt()).isEqualTo(16);
    assertThat(report.path("dataset").path("digest").asText()).matches("[0-9a-f]{64}");
    assertThat(report.path("dataset").path("against").asText()).isEqualTo("holdout");
    assertThat(report.path("dataset").path("heldOut").asInt()).isEqualTo(16);
    assertThat(report.path("pairs").isNull()).isTrue();
    Map<String, JsonNode> metrics = metrics(evaluation);
    for (String extractor : List.of("inception-mixed5-768@150", "inception-mixed5-768@299")) {
      JsonNode kernel = metrics.get("kernel-distance/" + extractor);
      assertThat(kernel.path("standardError").asDouble()).isPositive();
      assertThat(kernel.path("better").asText()).isEqualTo("lower");
      assertThat(kernel.path("counts").path("generated").asInt()).isEqualTo(16);
      assertThat(kernel.path("counts").path("real").asInt()).isEqualTo(16);
      assertThat(kernel.path("counts").path("training").isNull()).isTrue();
      assertThat(kernel.path("floor").path("value").asDouble())
          .isLessThan(kernel.path("value").asDouble());
      assertThat(kernel.path("floor").path("counts").path("real").asInt()).isEqualTo(8);
      assertThat(kernel.path("extractor").path("name").asText()).isEqualTo(extractor);
      assertThat(kernel.path("extractor").path("digest").asText()).matches("[0-9a-f]{64}");
      assertThat(metrics.get("frechet-distance/" + extractor).path("reservation").asText())
          .isEqualTo("not meaningful: 16 real images for 768 dimensions");
      JsonNode authenticity = metrics.get("authenticity/" + extractor);
      assertThat(authenticity.path("counts").path("real").isNull()).isTrue();
      assertThat(authenticity.path("counts").path("training").asInt()).isEqualTo(16);
      assertThat(authenticity.path("floor").isNull()).isTrue();
    }
    assertThat(metrics.get("swd").path("extractor").isNull()).isTrue();
  }

  @Test
  void repeatedItIsTheSameToTheLastDigit() {
    assertThat(json("--cache", own.toString(), store.toString(), "-f", yaml)).isEqualTo(evaluation);
  }

  @Test
  void aLoneGeneratorIsEvaluatedByAnyDocumentOfItsResolution() throws IOException {
    Path onnx = Files.write(own.resolve("of-somebody.onnx"), ModelResolver.resolve(store).onnx());
    Path other = own.resolve("other.yaml");
    Files.writeString(
        other,
        Files.readString(Path.of(yaml)).replace("latentDimension: 16", "latentDimension: 8"));

    String alone = json(onnx.toString(), "-f", other.toString());

    assertThat(metrics(alone)).isEqualTo(metrics(evaluation));
    assertThat(JSON.readTree(alone).path("evaluated").path("iteration").isNull()).isTrue();
  }

  @Test
  void tellsItInATable() {
    CommandLineRun run =
        evaluate(store.toString(), "-f", yaml, "--samples", "8", "--against", "Training");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^evaluated +generator .*generator.onnx$")
        .containsPattern("(?m)^sha256 +[0-9a-f]{64}$")
        .containsPattern("(?m)^latents +of 16, drawn from seed ")
        .containsPattern("(?m)^digest +[0-9a-f]{64}$")
        .containsPattern(
            "(?m)^images +8 generated at 32 px, compared with 8 real ones of 48 trained on$")
        .containsPattern("(?m)^extractor +inception-mixed5-768@150 [0-9a-f]{64}$")
        .containsPattern(
            "(?m)^kernel-distance/inception-mixed5-768@299 +[0-9.]+ +± [0-9.]+ +lower +8 / 8 +"
                + "[0-9.e+-]+ +± [0-9.]+ +4 / 4$")
        .containsPattern("(?m)^frechet.*not meaningful: 8 real images for 768 dimensions$");
  }

  @Test
  void imagesAgainstThemselvesAreAtTheFloor() throws IOException {
    JsonNode report = JSON.readTree(itself);
    assertThat(report.path("evaluated").path("kind").asText()).isEqualTo("images");
    assertThat(report.path("evaluated").path("sha256"))
        .isEqualTo(report.path("dataset").path("digest"));
    assertThat(report.path("evaluated").path("images").asInt()).isEqualTo(PICTURES);
    assertThat(report.path("dataset").path("against").asText()).isEqualTo("all");
    Map<String, JsonNode> metrics = metrics(itself);
    assertThat(metrics.get("swd").path("value").asDouble()).isZero();
    for (String extractor : List.of("inception-mixed5-768@150", "inception-mixed5-768@299")) {
      assertThat(metrics.get("frechet-distance/" + extractor).path("value").asDouble())
          .isLessThan(1e-3);
      JsonNode kernel = metrics.get("kernel-distance/" + extractor);
      assertThat(kernel.path("value").asDouble())
          .isLessThan(
              kernel.path("floor").path("value").asDouble()
                  + 3 * kernel.path("floor").path("standardError").asDouble());
      assertThat(metrics.get("precision/" + extractor).path("value").asDouble()).isEqualTo(1);
      assertThat(metrics.get("authenticity/" + extractor).path("value").asDouble()).isZero();
    }
  }

  @Test
  void anArchiveOfTheSameImagesHasTheSameFigures() throws IOException {
    Path zip = own.resolve("pictures.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = PICTURES - 1; i >= 0; i--) {
        String name = "%02d.png".formatted(i);
        out.putNextEntry(new ZipEntry(name));
        Files.copy(pictures.resolve(name), out);
      }
    }

    String packed = json(zip.toString(), "-f", ofPictures, "--against", "all");

    assertThat(metrics(packed)).isEqualTo(metrics(itself));
  }

  @Test
  void drawsThePairsThatMayBeCopies() throws IOException {
    JsonNode found = JSON.readTree(itself).path("pairs");

    assertThat(found.path("extractor").asText()).isEqualTo("inception-mixed5-768@299");
    assertThat(found.path("closest")).hasSize(PICTURES);
    assertThat(found.path("closest").path(0).path("distance").asDouble()).isZero();
    BufferedImage picture = ImageIO.read(pairs.toFile());
    // Four pairs of faces four times enlarged in each of four rows.
    assertThat(picture.getWidth()).isEqualTo(8 * 128 + 7 * 2);
    assertThat(picture.getHeight()).isEqualTo(4 * 128 + 3 * 2);
    int[] generated = picture.getRGB(0, 0, 128, 128, null, 0, 128);
    assertThat(picture.getRGB(130, 0, 128, 128, null, 0, 128)).isEqualTo(generated);
  }

  private static Path byKernelDistance(Path document) throws IOException {
    return Files.writeString(
        document, Files.readString(document).replace("SlicedWasserstein", "KernelDistance"));
  }

  private static String json(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    CommandLineRun run = evaluate(all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  private static CommandLineRun evaluate(String... arguments) {
    List<String> all = new ArrayList<>(List.of("evaluate"));
    all.addAll(List.of(arguments));
    if (!all.contains("--cache")) {
      all.addAll(List.of("--cache", cache()));
    }
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private static String cache() {
    return folder.resolve("cache").toString();
  }

  private static Map<String, JsonNode> metrics(String json) throws IOException {
    Map<String, JsonNode> metrics = new TreeMap<>();
    JSON.readTree(json)
        .path("metrics")
        .forEach(metric -> metrics.put(metric.path("name").asText(), metric));
    return metrics;
  }
}
