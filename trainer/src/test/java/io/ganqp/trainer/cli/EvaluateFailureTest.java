package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with an evaluation: code and message. */
class EvaluateFailureTest {

  @TempDir static Path folder;

  private static String yaml;
  private static Path store;

  @TempDir Path own;

  @BeforeAll
  static void train() throws IOException {
    yaml =
        TinyDocument.of("iterations: 2, batchSize: 4", "samples: 16", "keep: 1")
            .from("builtin: {images: 64}, holdoutFraction: 0.25", "volume: {claimName: out}")
            .write(folder.resolve("training.yaml"))
            .toString();
    CommandLineRun run = CommandLineRun.of("train", "-f", yaml, "--cache", cache());
    assertThat(run.exitCode()).as(run.err()).isZero();
    store = folder.resolve("out/default/faces");
  }

  @Test
  void whereNothingIsHeldOutItCannotBeComparedWith() throws IOException {
    Path nothing = edited("holdoutFraction: 0.25", "holdoutFraction: 0");

    fails(
        ExitCode.USAGE,
        evaluate(store.toString(), "-f", nothing.toString(), "--against", "holdout"),
        "--against holdout: no image of the 64 is held out by spec.dataset.holdoutFraction 0.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gone     | STORE   | gone does not exist: name the folder of a training
          out      | STORE   | name one of the trainings below it: default/faces
          a.onnx   | STORE   | a.onnx is no generator that can be run (ONNX Runtime does not load
          a.txt    | DATASET | a.txt is neither a folder nor a .zip
          empty    | DATASET | there is no usable image in the folder
          s3:///x  | STORE   | write s3://bucket/key
          """)
  void saysWhatCannotBeEvaluated(String what, ExitCode code, String message) throws IOException {
    Files.writeString(folder.resolve("a.onnx"), "no network");
    Files.writeString(folder.resolve("a.txt"), "no images");
    Files.createDirectories(folder.resolve("empty"));

    fails(
        code,
        evaluate(what.startsWith("s3:") ? what : folder.resolve(what).toString(), "-f", yaml),
        message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --samples 1                | --samples is 1; use 2 to 50000
          --samples 50001            | --samples is 50001; use 2 to 50000
          --against some             | Invalid value for option '--against'
          --pairs /proc/ganqp/a.png  | cannot write --pairs /proc/ganqp/a.png
          """)
  void saysWhichOptionIsWrong(String option, String message) {
    List<String> arguments = new ArrayList<>(List.of(store.toString(), "-f", yaml));
    arguments.addAll(List.of(option.split(" ")));

    fails(ExitCode.USAGE, evaluate(arguments.toArray(String[]::new)), message);
  }

  @Test
  void aGeneratorOfAnotherResolutionDoesNotFit() throws IOException {
    Path other = edited("resolution: 32", "resolution: 64");

    fails(
        ExitCode.USAGE,
        evaluate(store.toString(), "-f", other.toString()),
        "makes images of 32 px, and spec.model.resolution is 64: name a document of 32 px");
  }

  @Test
  void aTrainingsModelOfAnotherLatentDimensionDoesNotFit() throws IOException {
    Path other = edited("latentDimension: 16", "latentDimension: 8");

    fails(
        ExitCode.USAGE,
        evaluate(store.toString(), "-f", other.toString()),
        "takes latents of 16, and spec.model.latentDimension is 8");
  }

  private Path edited(String former, String text) throws IOException {
    return Files.writeString(
        own.resolve("other.yaml"), Files.readString(Path.of(yaml)).replace(former, text));
  }

  private static CommandLineRun evaluate(String... arguments) {
    List<String> all = new ArrayList<>(List.of("evaluate"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--cache", cache()));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private static void fails(ExitCode code, CommandLineRun run, String message) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(code.code());
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  private static String cache() {
    return folder.resolve("cache").toString();
  }
}
