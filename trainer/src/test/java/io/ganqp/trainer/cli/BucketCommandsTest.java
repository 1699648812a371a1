package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.store.s3.BucketFiles;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3Models;
import io.ganqp.store.s3.S3Server;
import io.ganqp.store.s3.S3Settings;
import io.ganqp.store.s3.S3Store;
import io.ganqp.trainer.dataset.image.TestPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command on images and on a store in a bucket. */
class BucketCommandsTest {

  private static final String TRAINING = "s3://models/runs/default/faces";

  @TempDir static Path folder;

  private static S3Server server;
  private static S3Settings settings;
  private static ResolvedModel model;

  @TempDir Path own;

  @BeforeAll
  static void train() throws IOException {
    server = S3Server.start().with("models");
    settings = server.settings(folder.resolve("s3"));
    TinyDocument.of("iterations: 1, batchSize: 2", "samples: 2", "keep: 1")
        .from(
            TinyDocument.s3(server, "models", "photographs"),
            TinyDocument.s3(server, "models", "runs"))
        .write(folder.resolve("training.yaml"));
    try (BucketFiles bucket = BucketFiles.in(settings, "models")) {
      for (int i = 0; i < 16; i++) {
        bucket.put("photographs/" + i + ".png", TestPicture.plain(40, 40, i * 0x070b0d & 0xffffff));
      }
    }
    CommandLineRun run =
        CommandLineRun.of(
            "train",
            "-f",
            folder.resolve("training.yaml").toString(),
            "--cache",
            folder.resolve("cache").toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    model = served(folder.resolve("served"));
  }

  private static ResolvedModel served(Path cache) {
    return new S3Models(settings, cache).resolve(S3Location.parse(TRAINING), Optional.empty());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void inspectsImages() {
    CommandLineRun run =
        CommandLineRun.of(
            "dataset",
            "inspect",
            "-f",
            folder.resolve("training.yaml").toString(),
            "--secret",
            "s3=" + S3Server.secret(own.resolve("secret")),
            "--contact-sheet",
            own.resolve("sheet.png").toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("prefix s3://models/photographs").containsPattern("images +16");
    assertThat(own.resolve("sheet.png")).exists();
  }

  @Test
  void evaluates() {
    CommandLineRun run =
        CommandLineRun.of(
            "evaluate",
            TRAINING,
            "-f",
            folder.resolve("training.yaml").toString(),
            "--cache",
            own.resolve("cache").toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(TRAINING, model.sha256(), "prefix s3://models/photographs");
    assertThat(run.out()).containsPattern("(?m)^swd +[0-9.]+ +lower +2 / 2");
  }

  @Test
  void exports() {
    try (Store store = stored()) {
      store.delete(StoreLayout.LATEST);
    }

    CommandLineRun run =
        CommandLineRun.of(
            "export",
            "-f",
            folder.resolve("training.yaml").toString(),
            "--cache",
            own.resolve("cache").toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    try (Store store = stored()) {
      assertThat(store.read(StoreLayout.LATEST)).isPresent();
    }
    assertThat(served(own.resolve("served")).sha256()).isEqualTo(model.sha256());
  }

  @Test
  void samplesWhatTheSameModelInAFolderGives() throws IOException {
    Path file = Files.write(own.resolve("model.onnx"), model.onnx());
    Path expected = own.resolve("expected.png");
    CommandLineRun local =
        CommandLineRun.of("sample", file.toString(), "--seed", "7", "-o", expected.toString());
    assertThat(local.exitCode()).as(local.err()).isZero();

    for (String place :
        List.of(
            TRAINING,
            TRAINING + "/models/" + model.sha256(),
            TRAINING + "/" + StoreLayout.generator(model.sha256()))) {
      Path faces = own.resolve("faces.png");
      CommandLineRun run = sample(place, "--seed", "7", "-o", faces.toString());

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(faces).hasSameBinaryContentAs(expected);
    }
    assertThat(own.resolve("cache").resolve(StoreLayout.generator(model.sha256())))
        .hasBinaryContent(model.onnx());
  }

  @Test
  void samplesFromTheCacheWhatItHas() {
    assertThat(sample(TRAINING).exitCode()).isZero();
    try (Store store = stored();
        Store copy = FileStore.forWriting(own.resolve("copy"))) {
      String key = StoreLayout.generator(model.sha256());
      store.fetch(key, copy.file(key).orElseThrow());
      store.delete(key);
      CommandLineRun run = sample(TRAINING);
      store.put(key, copy.file(key).orElseThrow());

      assertThat(run.exitCode()).as(run.err()).isZero();
    }
  }

  @Test
  void refusesAModelThatItsDigestDoesNotConfirm() {
    try (Store store = stored()) {
      String key = StoreLayout.generator(model.sha256());
      byte[] altered = model.onnx().clone();
      altered[altered.length / 2] ^= 1;
      store.put(key, altered);
      CommandLineRun run = sample(TRAINING);
      store.put(key, model.onnx());

      assertThat(run.exitCode()).isEqualTo(ExitCode.STORE.code());
      assertThat(run.err()).contains("generator.onnx", "is damaged or replaced", model.sha256());
      assertThat(own.resolve("faces.png")).doesNotExist();
    }
  }

  @Test
  void saysWhatIsWrongWithPlaceServerOrSecret() {
    fails(ExitCode.STORE, sample("s3://models/nothing"), "holds neither best.json nor latest.json");
    fails(ExitCode.STORE, sample("s3://models/gone.onnx"), "s3://models/gone.onnx does not exist");
    fails(ExitCode.STORE, sample("s3://others/x"), "there is no such bucket");
    fails(ExitCode.STORE, sample("s3:///x"), "write s3://bucket/key");
    fails(ExitCode.STORE, sample(TRAINING, "--endpoint", "minio"), "is no endpoint");
    fails(
        ExitCode.USAGE,
        CommandLineRun.of("sample", TRAINING, "--secret", "s3=" + own.resolve("gone")),
        "there is no folder " + own.resolve("gone"));
  }

  private static void fails(ExitCode exit, CommandLineRun run, String message) {
    assertThat(run.exitCode()).isEqualTo(exit.code());
    assertThat(run.err())
        .startsWith("ganqp: ")
        .contains(message)
        .doesNotContain(S3Server.SECRET_KEY);
  }

  /** With a secret named as {@code train} takes it; further options overrule. */
  private CommandLineRun sample(String place, String... options) {
    List<String> arguments = new ArrayList<>(List.of("sample", place));
    arguments.addAll(List.of("--cache", own.resolve("cache").toString()));
    List<String> given = List.of(options);
    if (!given.contains("--endpoint")) {
      arguments.addAll(List.of("--endpoint", server.endpoint()));
    }
    if (!given.contains("-o")) {
      arguments.addAll(List.of("-o", own.resolve("faces.png").toString()));
    }
    arguments.addAll(List.of("--secret", "s3=" + folder.resolve("s3")));
    arguments.addAll(given);
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private static Store stored() {
    return S3Store.forReading(settings, S3Location.parse(TRAINING));
  }
}
