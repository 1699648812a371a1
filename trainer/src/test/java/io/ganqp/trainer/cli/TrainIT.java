package io.ganqp.trainer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a user's archive, from the first look at it to a face. */
class TrainIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GOOD_IMAGES = 60;

  private static final Pattern PROGRESS =
      Pattern.compile("progress at (http://localhost:[0-9]+)/progress");

  private static final String DOCUMENT =
      """
      apiVersion: ganqp.io/v1alpha1
      kind: GanQpTraining
      metadata: {name: photographs}
      spec:
        dataset:
          volume: {claimName: pictures, path: faces.zip}
          maximumRejectedFraction: 0.1
        model: {resolution: 32, baseChannels: 4, latentDimension: 16}
        training: {iterations: %d, batchSize: 8}
        evaluation: {everyIterations: 20, samples: 32}
        checkpoint: {everyIterations: 20}
        storage: {volume: {claimName: out}}
      """;

  private static final String TRACKED = "kernel-distance/inception-mixed5-768@150";

  @TempDir Path folder;

  @Test
  void trainsOnAnArchiveAndDrawsFaces() throws Exception {
    Files.createDirectory(folder.resolve("pictures"));
    zip(folder.resolve("pictures/faces.zip"));
    Files.writeString(folder.resolve("training.yaml"), DOCUMENT.formatted(40));

    inspects();
    trains();
    samples();
    exports();
  }

  @Test
  void isWatchedOverHttpAndStopsWhenTold() throws Exception {
    Files.createDirectory(folder.resolve("pictures"));
    zip(folder.resolve("pictures/faces.zip"));
    Files.writeString(folder.resolve("training.yaml"), DOCUMENT.formatted(1_000_000));
    Path lastWords = folder.resolve("termination-log");
    TrainerProcess run =
        TrainerProcess.start(
            folder,
            "train",
            "-f",
            "training.yaml",
            "--port",
            "0",
            "--termination-message",
            lastWords.toString());
    try {
      URI server = URI.create(run.awaitOutput(PROGRESS).group(1));
      run.awaitOutput(Pattern.compile("iteration 20: " + TRACKED + " = "));

      JsonNode progress = JSON.readTree(get(server, "/progress").body());
      assertThat(progress.path("state").asText()).isEqualTo("Running");
      assertThat(progress.path("iteration").asLong()).isBetween(19L, 999_999L);
      assertThat(progress.path("iterations").asLong()).isEqualTo(1_000_000);
      String metrics = new String(get(server, "/metrics").body(), UTF_8);
      assertThat(metrics).containsPattern("(?m)^ganqp_\\w+(\\{.*})? [0-9.E+-]+$");
      assertThat(get(server, "/samples/latest.png").body()).startsWith(0x89, 'P', 'N', 'G');
    } finally {
      run.terminate();
    }

    assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.INTERRUPTED.code());
    JsonNode words = JSON.readTree(lastWords.toFile());
    assertThat(words.path("outcome").asText()).isEqualTo("Interrupted");
    assertThat(words.path("exitCode").asInt()).isEqualTo(75);
    long iteration = words.path("iteration").asLong();
    assertThat(words.path("lastCheckpoint").path("iteration").asLong()).isEqualTo(iteration);
    assertThat(store().resolve("checkpoints/%010d/manifest.json".formatted(iteration))).exists();
  }

  @Test
  void toldToStopDuringAnEvaluationItLeavesThatForTheNextTime() throws Exception {
    Files.createDirectory(folder.resolve("pictures"));
    zip(folder.resolve("pictures/faces.zip"));
    Files.writeString(
        folder.resolve("training.yaml"),
        DOCUMENT.formatted(1_000_000).replace("samples: 32", "samples: 1024"));
    TrainerProcess run = TrainerProcess.start(folder, "train", "-f", "training.yaml");
    // The first thing that an evaluation writes; measuring follows.
    Path grid = store().resolve("samples/0000000020.png");
    while (run.running() && Files.notExists(grid)) {
      Thread.sleep(1);
    }
    run.terminate();

    assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.INTERRUPTED.code());
    assertThat(store().resolve("checkpoints/0000000020/manifest.json")).exists();
    assertThat(store().resolve("latest.json")).doesNotExist();
  }

  private void inspects() throws Exception {
    TrainerProcess run = finished("dataset", "inspect", "-f", "training.yaml");

    assertThat(run.output())
        .containsPattern("images +" + GOOD_IMAGES)
        .contains("broken.png", "notes.txt");
    assertThat(ImageIO.read(folder.resolve("contact-sheet.png").toFile())).isNotNull();
  }

  private void trains() throws Exception {
    Path lastWords = folder.resolve("termination-log");
    TrainerProcess run =
        finished(
            "train",
            "-f",
            "training.yaml",
            "--profile",
            "--termination-message",
            lastWords.toString());

    assertThat(run.output())
        .contains("2 left out", "broken.png: ", "notes.txt: ", "iteration 40: " + TRACKED + " = ")
        .contains("s in 40 iterations", "around the networks");
    assertThat(store().resolve("report.html"))
        .content()
        .contains("default/photographs", "32 px", "GanQp λ=10, L1");
    assertThat(Files.readAllLines(store().resolve("metrics.jsonl")))
        .hasSizeGreaterThan(40 + 2 * 2)
        .allSatisfy(
            line -> assertThat(JSON.readTree(line).path("iteration").asLong()).isPositive());
    assertThat(store().resolve("samples/0000000040.png")).exists();
    ResolvedModel model = ModelResolver.resolve(store());
    JsonNode words = JSON.readTree(lastWords.toFile());
    assertThat(words.path("outcome").asText()).isEqualTo("Complete");
    assertThat(words.path("exitCode").asInt()).isZero();
    assertThat(words.path("metrics").path(TRACKED).path("value").asDouble()).isPositive();
    JsonNode best = JSON.readTree(store().resolve("best.json").toFile());
    assertThat(best.path("sha256").asText()).isEqualTo(model.sha256());
    assertThat(best.path("metric").asText()).isEqualTo("kernel-distance/inception-mixed5-768@299");
  }

  private void samples() throws Exception {
    finished("sample", store().toString(), "--seed", "42", "-o", "face.png");
    BufferedImage face = ImageIO.read(folder.resolve("face.png").toFile());
    assertThat(face.getWidth()).isEqualTo(32);
    assertThat(face.getHeight()).isEqualTo(32);

    finished("sample", store().toString(), "--rows", "2", "--columns", "3", "-o", "faces.png");
    assertThat(ImageIO.read(folder.resolve("faces.png").toFile()).getWidth()).isEqualTo(100);
  }

  private void exports() throws Exception {
    ResolvedModel trained = ModelResolver.resolve(store());
    Files.delete(store().resolve("best.json"));
    Files.delete(store().resolve("latest.json"));

    finished("export", "-f", "training.yaml");

    JsonNode latest = JSON.readTree(store().resolve("latest.json").toFile());
    assertThat(latest.path("iteration").asLong()).isEqualTo(40);
    assertThat(latest.path("sha256").asText()).isEqualTo(trained.sha256());
  }

  private Path store() {
    return folder.resolve("out/default/photographs");
  }

  private TrainerProcess finished(String... arguments) throws Exception {
    TrainerProcess run = TrainerProcess.start(folder, arguments);
    assertThat(run.exitCode()).as(run.output()).isZero();
    return run;
  }

  private static HttpResponse<byte[]> get(URI server, String path) throws Exception {
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response;
  }

  /** Sixty pictures, one cut off after its first bytes, and a text. */
  private void zip(Path archive) throws IOException {
    Path picture = folder.resolve("picture.png");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < GOOD_IMAGES; i++) {
        GeneratedImages.png(picture, i);
        zip.putNextEntry(new ZipEntry("faces/%03d.png".formatted(i)));
        zip.write(Files.readAllBytes(picture));
      }
      zip.putNextEntry(new ZipEntry("faces/broken.png"));
      zip.write(Files.readAllBytes(picture), 0, 60);
      zip.putNextEntry(new ZipEntry("faces/notes.txt"));
      zip.write("not an image".getBytes(UTF_8));
    }
  }
}
