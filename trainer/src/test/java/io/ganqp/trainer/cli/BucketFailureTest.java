package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.store.s3.BucketFiles;
import io.ganqp.store.s3.S3Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with buckets and secrets: code and message. */
class BucketFailureTest {

  private static final S3Server SERVER = S3Server.start().with("models");

  private static final String SECRET_KEY = S3Server.SECRET_KEY;

  private static final String DOCUMENT =
      """
      apiVersion: ganqp.io/v1alpha1
      kind: GanQpTraining
      metadata: {name: faces}
      spec:
        dataset: {s3: {bucket: models, prefix: photographs, endpoint: "ENDPOINT", secretName: s3}}
        model: {resolution: 32, baseChannels: 4, latentDimension: 8}
        training: {iterations: 1, batchSize: 2}
        storage: {s3: {bucket: models, prefix: runs, endpoint: "ENDPOINT", secretName: s3}}
      """;

  @TempDir Path folder;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("training.yaml"), DOCUMENT.replace("ENDPOINT", SERVER.endpoint()));
    S3Server.secret(folder.resolve("s3"));
  }

  @Test
  void aPrefixWithoutImages() {
    fails(ExitCode.DATASET, "there is no dataset at s3://models/photographs");
  }

  @Test
  void aBucketOfImagesThatIsNotThere() throws IOException {
    edit("{s3: {bucket: models, prefix: photographs", "{s3: {bucket: others");

    fails(ExitCode.DATASET, "cannot list s3://others at " + SERVER.endpoint(), "no such bucket");
  }

  @Test
  void aStoreInABucketThatIsNotThere() throws IOException {
    edit("{s3: {bucket: models, prefix: runs", "{s3: {bucket: others");

    fails(
        ExitCode.STORE,
        "cannot write s3://others/default/faces",
        "there is no such bucket; create it");
  }

  @Test
  void aPrefixThatIsNoPlaceForAStore() throws IOException {
    edit("prefix: runs", "prefix: my runs");

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "spec.storage.s3.prefix: Invalid value: a store is under letters, digits and . _ - between",
        "rename the prefix (it is \"my runs\")");
  }

  @Test
  void anExtractorAmongManyNetworksBeforeAnyIsFetched() throws IOException {
    try (BucketFiles models = BucketFiles.in(SERVER.settings(folder.resolve("s3")), "models")) {
      models.put("zoo/a.onnx", new byte[] {1});
      models.put("zoo/b.onnx", new byte[] {2});
      extractor("zoo");

      fails(ExitCode.USAGE, "s3://models/zoo holds no extractor.yaml: put one there");
      models.put("zoo/extractor.yaml", "name: zoo".getBytes(StandardCharsets.UTF_8));
      fails(
          ExitCode.USAGE,
          "s3://models/zoo holds 2 ONNX files: put exactly one there, beside extractor.yaml");
    }
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      assertThat(files).noneMatch(path -> path.toString().endsWith(".onnx"));
    }
  }

  private void extractor(String prefix) throws IOException {
    edit(
        "  storage:",
        "  evaluation: {extractor: {s3: {bucket: models, prefix: %s, endpoint: \"%s\", secretName: s3}}}\n  storage:"
            .formatted(prefix, SERVER.endpoint()));
  }

  @Test
  void aSecretThatIsNowhere() throws IOException {
    edit("secretName: s3", "secretName: gone");

    fails(
        ExitCode.USAGE,
        "the secret gone has no folder " + folder.resolve("gone"),
        "--secret gone=FOLDER");
  }

  @Test
  void aSecretThatTheDocumentDoesNotName() {
    fails(
        ExitCode.USAGE,
        List.of("--secret", "other=" + folder),
        "--secret other=" + folder + ": ",
        "names no such secret; its secrets are [s3]");
  }

  @Test
  void anotherFolderForASecret() throws IOException {
    Files.writeString(folder.resolve("s3/AWS_SECRET_ACCESS_KEY"), SECRET_KEY + "wrong");
    fails(ExitCode.STORE, "the secret key does not belong to the access key");

    Path right = S3Server.secret(folder.resolve("right"));
    fails(ExitCode.DATASET, List.of("--secret", "s3=" + right), "there is no dataset");
  }

  private void fails(ExitCode exit, String... parts) {
    fails(exit, List.of(), parts);
  }

  private void fails(ExitCode exit, List<String> options, String... parts) {
    List<String> arguments = new ArrayList<>(List.of("train", "-f"));
    arguments.add(folder.resolve("training.yaml").toString());
    arguments.addAll(List.of("--cache", folder.resolve("cache").toString()));
    arguments.addAll(options);
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(run.err()).contains(parts).startsWith("ganqp: ");
    assertThat(run.exitCode()).isEqualTo(exit.code());
    assertThat(run.err()).doesNotContain(SECRET_KEY);
  }

  private void edit(String... replacements) throws IOException {
    Path yaml = folder.resolve("training.yaml");
    String text = Files.readString(yaml);
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    Files.writeString(yaml, text);
  }
}
