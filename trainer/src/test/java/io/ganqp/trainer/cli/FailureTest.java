package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a user's input can be wrong: code and message, and the last words. */
class FailureTest {

  private static final String DOCUMENT =
      """
      apiVersion: ganqp.io/v1alpha1
      kind: GanQpTraining
      metadata: {name: faces}
      spec:
        dataset: {builtin: {images: 16}}
        model: {resolution: 32, baseChannels: 4, latentDimension: 8}
        training: {iterations: 1, batchSize: 2}
        evaluation: {samples: 2}
        storage: {volume: {claimName: out}}
      """;

  @TempDir Path folder;

  private Path yaml;

  @BeforeEach
  void write() throws IOException {
    yaml = Files.writeString(folder.resolve("training.yaml"), DOCUMENT);
  }

  @Test
  void aMissingDocument() throws IOException {
    Files.delete(yaml);

    fails(
        ExitCode.INVALID_CONFIGURATION,
        yaml + " is invalid:\n  there is no such file (check the path)");
  }

  @Test
  void aFolderForADocument() throws IOException {
    Files.delete(yaml);
    Files.createDirectory(yaml);

    fails(
        ExitCode.INVALID_CONFIGURATION, yaml + " is invalid:\n  is a folder (name the YAML file)");
  }

  @Test
  void whatIsNotYaml() throws IOException {
    Files.writeString(yaml, "spec: {model: [");

    fails(ExitCode.INVALID_CONFIGURATION, yaml + " is invalid:", "line 1");
  }

  @Test
  void anEmptyDocument() throws IOException {
    Files.writeString(yaml, "");

    fails(ExitCode.INVALID_CONFIGURATION, yaml + " is invalid:");
  }

  @Test
  void anotherKind() throws IOException {
    edit("kind: GanQpTraining", "kind: Deployment");

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "kind: Invalid value: \"Deployment\": must be GanQpTraining");
  }

  @Test
  void anUnknownField() throws IOException {
    edit("batchSize: 2", "batchsize: 2");

    fails(ExitCode.INVALID_CONFIGURATION, "spec.training.batchsize", "batchSize");
  }

  @Test
  void aValueOfTheWrongType() throws IOException {
    edit("batchSize: 2", "batchSize: two");

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "spec.training.batchSize: Invalid value: ",
        "must be of type integer",
        "(write a whole number)");
  }

  @Test
  void valuesOutOfRangeAllAtOnce() throws IOException {
    edit("resolution: 32", "resolution: 48", "batchSize: 2", "batchSize: 2, averageDecay: 0.5");
    fails(
        ExitCode.INVALID_CONFIGURATION,
        "spec.model.resolution: Invalid value: use 32, 64, 128, 256 or 512");

    edit("iterations: 1", "iterations: 0", "0.5", "1.0");
    fails(ExitCode.INVALID_CONFIGURATION, "spec.training.iterations", "spec.training.averageDecay");
  }

  @Test
  void twoSourcesOfImages() throws IOException {
    edit("{builtin: {images: 16}}", "{builtin: {images: 16}, volume: {claimName: faces}}");

    fails(ExitCode.INVALID_CONFIGURATION, "set exactly one of builtin, volume and s3");
  }

  @Test
  void aMissingFolderOfImages() throws IOException {
    edit("{builtin: {images: 16}}", "{volume: {claimName: photographs}}");

    fails(
        ExitCode.DATASET,
        "there is no dataset at "
            + folder.resolve("photographs")
            + ": name an existing folder, .zip, .tar or .tar.gz");
  }

  @Test
  void aPathThatLeavesTheVolume() throws IOException {
    edit("{builtin: {images: 16}}", "{volume: {claimName: photographs, path: ../secret}}");

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "spec.dataset.volume.path: Invalid value: path must stay inside the volume");
  }

  @Test
  void anEmptyFolderOfImages() throws IOException {
    photographs();

    fails(
        ExitCode.DATASET,
        "there is no usable image in the folder " + folder.resolve("photographs"),
        "put JPEG, PNG, BMP, GIF, WebP, PGM or PPM files there");
  }

  @Test
  void tooManyBrokenImages() throws IOException {
    Path photographs = photographs();
    for (int i = 0; i < 18; i++) {
      GeneratedImages.png(photographs.resolve(i + ".png"), i);
    }
    Files.writeString(photographs.resolve("notes.txt"), "not an image");
    Files.write(photographs.resolve("broken.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

    fails(
        ExitCode.DATASET,
        "10.0% of the files in the folder "
            + photographs
            + " are unusable, and at most 5.0% may be",
        "remove or repair them, or raise the limit",
        "notes.txt",
        "broken.png");
  }

  @Test
  void anArchiveThatIsNone() throws IOException {
    edit("{builtin: {images: 16}}", "{volume: {claimName: photographs, path: faces.zip}}");
    Files.createDirectory(folder.resolve("photographs"));
    Path archive = Files.writeString(folder.resolve("photographs/faces.zip"), "faces");

    fails(
        ExitCode.DATASET,
        archive + " is neither a folder nor a .zip, .tar or .tar.gz archive",
        "put images into a folder or one of these archives");
  }

  @Test
  void aStoreThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "");

    fails(
        ExitCode.STORE,
        "cannot write to the store "
            + file.resolve("default/faces")
            + ": Not a directory; name another folder, or move the file in its place away");
  }

  @Test
  void aStoreThatCannotBeWritten() throws IOException {
    // Not even root may make folders there.
    List<String> volume = List.of("--volume", "out=/proc/ganqp");

    fails(volume, ExitCode.STORE, "cannot write to the store /proc/ganqp/default/faces: ");
  }

  @Test
  void anUnknownEngine() throws IOException {
    fails(
        List.of("--engine", "abacus"),
        ExitCode.ENGINE,
        "there is no engine \"abacus\"; use auto, onednn or dl4j");
  }

  @Test
  void anOccupiedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      String port = Integer.toString(socket.getLocalPort());

      fails(
          List.of("--port", port),
          ExitCode.USAGE,
          "--port " + port + ": cannot serve progress on ",
          "choose another port, or 0 for any free one");
    }
  }

  @Test
  void checkpointsOfAnotherTraining() throws IOException {
    CommandLineRun trained = CommandLineRun.of(train().toArray(String[]::new));
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    edit("batchSize: 2", "batchSize: 4");

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "is of another training: spec.training.batchSize was 2 and is 4. Restore the former values,"
            + " choose another metadata.name, or remove that folder to begin anew");
  }

  @Test
  void anExportWithoutACheckpoint() {
    CommandLineRun run =
        CommandLineRun.of(
            "export", "-f", yaml.toString(), "--cache", folder.resolve("cache").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.STORE.code());
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "ganqp: there is no checkpoint to export in "
                + folder.resolve("out/default/faces")
                + ": train first, with the same document");
  }

  @Test
  void anInspectionOfAnEmptyFolder() throws IOException {
    Path photographs = photographs();

    CommandLineRun run = CommandLineRun.of("dataset", "inspect", "-f", yaml.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.DATASET.code());
    assertThat(run.out()).contains("folder " + photographs).containsPattern("images +0");
  }

  @Test
  void aModelThatIsNotThere() {
    CommandLineRun run = CommandLineRun.of("sample", folder.resolve("absent").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.STORE.code());
    assertThat(run.err()).contains(folder.resolve("absent") + " does not exist; name the folder");
  }

  @Test
  void aModelThatIsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("text.onnx"), "not a model");

    CommandLineRun run = CommandLineRun.of("sample", file.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.STORE.code());
    assertThat(run.err())
        .contains(file + " is no generator that can be run (ONNX Runtime does not load ")
        .contains("name one that ganqp exported, or copy it again");
  }

  private Path photographs() throws IOException {
    edit("{builtin: {images: 16}}", "{volume: {claimName: photographs}}");
    return Files.createDirectory(folder.resolve("photographs"));
  }

  private void edit(String... replacements) throws IOException {
    String text = Files.readString(yaml);
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    Files.writeString(yaml, text);
  }

  private List<String> train() {
    return List.of("train", "-f", yaml.toString(), "--cache", folder.resolve("cache").toString());
  }

  private void fails(ExitCode code, String... message) throws IOException {
    fails(List.of(), code, message);
  }

  /** Trains, and expects code and message on the terminal and in the termination message alike. */
  private void fails(List<String> options, ExitCode code, String... message) throws IOException {
    Path lastWords = folder.resolve("termination-log");
    List<String> arguments = new ArrayList<>(train());
    arguments.addAll(options);
    arguments.addAll(List.of("--termination-message", lastWords.toString()));

    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(code.code());
    assertThat(run.err()).startsWith("ganqp: ").contains(message);
    JsonNode result = new ObjectMapper().readTree(lastWords.toFile());
    assertThat(result.path("outcome").asText()).isEqualTo("Failed");
    assertThat(result.path("exitCode").asInt()).isEqualTo(code.code());
    assertThat(run.err()).isEqualToIgnoringNewLines("ganqp: " + result.path("message").asText());
  }
}
