package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.Store;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3Server;
import io.ganqp.store.s3.S3Settings;
import io.ganqp.store.s3.S3Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code spec.model.from}: the store of a training that another one begins with. */
class BeginningFromAnotherTrainingTest extends FailingTrainingTest {

  private static final String FROM_FACES = "from: {volume: {claimName: out, path: default/faces}}";

  @BeforeEach
  void trainTheOther() {
    trains();
  }

  @Test
  void inTheSameVolume() throws IOException {
    begin(FROM_FACES);

    trains();

    assertThat(report()).contains("Began with", "pvc://out/default/faces/checkpoints/0000000001");
    assertThat(card().at("/training/name").asText()).isEqualTo("others");
    assertThat(card().at("/training/from/uri").asText()).isEqualTo("pvc://out/default/faces");
    assertThat(card().at("/training/from/iteration").asInt()).isEqualTo(1);
  }

  @Test
  void inAnotherFolderThatIsGoneWhenItGoesOn() throws IOException {
    Path moved = Files.move(folder.resolve("out"), folder.resolve("elsewhere"));
    begin("from: {volume: {claimName: models, path: ./default/faces/}, checkpoint: 1}");
    trains("--volume", "models=" + moved);

    Files.move(moved, folder.resolve("gone"));
    edit("iterations: 1", "iterations: 2");
    trains();

    assertThat(card().at("/iteration").asInt()).isEqualTo(2);
    assertThat(card().at("/training/from/uri").asText()).isEqualTo("pvc://models/default/faces");
  }

  @Test
  void inABucket() throws IOException {
    try (S3Server server = S3Server.start().with("models")) {
      S3Settings settings = server.settings(folder.resolve("s3"));
      try (Store faces = FileStore.forReading(folder.resolve("out/default/faces"));
          Store bucket =
              S3Store.forWriting(settings, new S3Location("models", "generators/faces"))) {
        faces.list("").forEach(key -> bucket.put(key, faces.file(key).orElseThrow()));
      }
      begin("from: {" + TinyDocument.s3(server, "models", "generators/faces") + "}");

      trains();

      assertThat(card().at("/training/from/uri").asText())
          .isEqualTo("s3://models/generators/faces");
      begin("from: {" + TinyDocument.s3(server, "models", "generators") + "}", "third");
      fails(
          ExitCode.INVALID_CONFIGURATION,
          "spec.model.from: s3://models/generators is the folder of no training: name one of those"
              + " below it: faces");
    }
  }

  @Test
  void isRefusedWhereThatIsItsOwnStore() throws IOException {
    edit("latentDimension: 8", "latentDimension: 8, " + FROM_FACES);

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "spec.model.from: pvc://out/default/faces is the store of this training itself, which goes"
            + " on from its checkpoints anyway: name another training, or remove spec.model.from");
  }

  @Test
  void isRefusedForAnotherArchitecture() throws IOException {
    begin(FROM_FACES);
    edit("latentDimension: 8", "latentDimension: 16");

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "latentDimension is 8 there, and spec.model.latentDimension is 16");
    assertThat(folder.resolve("out/default/others/checkpoints")).isEmptyDirectory();
  }

  @Test
  void isRefusedForAnOnnxFile() throws IOException {
    begin("from: {volume: {claimName: out, path: default/faces/models/a/generator.onnx}}");

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "spec.model.from.volume.path: Invalid value: an ONNX file holds a generator without its"
            + " critic");
  }

  @Test
  void losesNothingWhereItIsToBeginAnewAndCannot() throws IOException {
    begin(FROM_FACES);
    trains();
    Files.move(folder.resolve("out/default/faces"), folder.resolve("faces"));

    fails(
        List.of("--fresh"),
        ExitCode.INVALID_CONFIGURATION,
        "holds no checkpoint: name the folder of a training");
    assertThat(folder.resolve("out/default/others/checkpoints/0000000001/manifest.json")).exists();
    assertThat(folder.resolve("out/default/others/best.json")).exists();
  }

  private void begin(String from) throws IOException {
    begin(from, "others");
  }

  private void begin(String from, String name) throws IOException {
    String text = Files.readString(yaml);
    Files.writeString(
        yaml,
        text.replaceFirst("metadata: \\{name: [a-z]+}", "metadata: {name: " + name + "}")
            .replaceFirst("latentDimension: 8.*}\n", "latentDimension: 8, " + from + "}\n"));
  }

  private void trains(String... options) {
    CommandLineRun run =
        CommandLineRun.of(
            Stream.concat(train().stream(), Stream.of(options)).toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private String report() throws IOException {
    return Files.readString(folder.resolve("out/default/others/report.html"));
  }

  private JsonNode card() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path store = folder.resolve("out/default/others");
    String latest = json.readTree(store.resolve("latest.json").toFile()).path("sha256").asText();
    return json.readTree(store.resolve("models/" + latest + "/model.json").toFile());
  }
}
