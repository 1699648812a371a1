package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A valid document to spoil: expects code and message, and the last words. */
abstract class FailingTrainingTest {
  private static final String DOCUMENT =
      """
      apiVersion: ganqp.io/v1alpha1
      kind: GanQpTraining
      metadata: {name: faces}
      spec:
        dataset: {builtin: {images: 16}}
        model: {resolution: 32, baseChannels: 4, latentDimension: 8}
        training: {iterations: 1, batchSize: 2}
        evaluation: {samples: 2, metric: SlicedWasserstein}
        storage: {volume: {claimName: out}}
      """;

  @TempDir Path folder;

  Path yaml;

  @BeforeEach
  void write() throws IOException {
    yaml = Files.writeString(folder.resolve("training.yaml"), DOCUMENT);
  }

  Path photographs() throws IOException {
    edit("{builtin: {images: 16}}", "{volume: {claimName: photographs}}");
    return Files.createDirectory(folder.resolve("photographs"));
  }

  void edit(String... replacements) throws IOException {
    String text = Files.readString(yaml);
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    Files.writeString(yaml, text);
  }

  List<String> train() {
    return List.of("train", "-f", yaml.toString(), "--cache", folder.resolve("cache").toString());
  }

  void fails(ExitCode code, String... message) throws IOException {
    fails(List.of(), code, message);
  }

  /** Trains, and expects code and message on the terminal and in the termination message alike. */
  void fails(List<String> options, ExitCode code, String... message) throws IOException {
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
