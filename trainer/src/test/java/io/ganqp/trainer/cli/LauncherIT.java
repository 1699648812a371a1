package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program where the machine is not as it should be. */
class LauncherIT {

  @TempDir private Path folder;

  @Test
  void aTemporaryFolderThatCannotBeUsedIsReplacedByOneInTheCache() throws Exception {
    Path yaml =
        TinyDocument.of(
                "iterations: 2, batchSize: 2",
                "everyIterations: 2, samples: 4",
                "everyIterations: 2")
            .write(folder.resolve("training.yaml"));

    TrainerProcess run =
        TrainerProcess.start(
            folder, Map.of("TMPDIR", "/proc/ganqp"), "train", "-f", yaml.toString());

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(folder.resolve("cache/tmp")).isDirectory();
    assertThat(folder.resolve("out/default/faces/best.json")).exists();
  }

  @Test
  void aTemporaryFolderThatCannotBeUsedIsFoundBeforeTheWork() throws Exception {
    Path yaml =
        TinyDocument.of("iterations: 2, batchSize: 2", "everyIterations: 2", "everyIterations: 2")
            .write(folder.resolve("training.yaml"));

    TrainerProcess run =
        TrainerProcess.start(
            folder,
            Map.of("GANQP_JAVA_OPTS", "-Djava.io.tmpdir=/proc/ganqp"),
            "train",
            "-f",
            yaml.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT.code());
    assertThat(run.output())
        .contains("ganqp: native libraries cannot be loaded from the temporary folder: /proc/ganqp")
        .contains("name one by TMPDIR that can be written to");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ganqp --version > /dev/full; echo $? >&2 | cannot write to standard output (No space left",
        "ganqp help train > /dev/full; echo $? >&2 | cannot write to standard output (No space left",
      })
  void whatIsPrintedAndLostIsAFailure(String command, String message) throws Exception {
    assertThat(shell(command)).contains(message).endsWith("9\n");
  }

  @Test
  void aReaderThatHasEnoughIsNone() throws Exception {
    assertThat(shell("ganqp help train | head -n 1; echo ${PIPESTATUS[0]}"))
        .startsWith("Usage: ganqp train")
        .endsWith("\n0\n")
        .doesNotContain("standard output");
  }

  @Test
  void fewOpenFilesAreSaidSo() throws Exception {
    assertThat(shell("ulimit -n 64; ganqp --version; echo $?"))
        .isEqualTo(
            "ganqp needs 512 open files, and no more than 64 are allowed: raise the limit (ulimit"
                + " -n).\n9\n");
  }

  private String shell(String command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "shell-", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            "bash", "-c", "PATH=" + Path.of("target").toAbsolutePath() + ":$PATH\n" + command);
    builder.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
