package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be wrong with store, engine, port and model. */
class FailureTest extends FailingTrainingTest {
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
        "there is no engine \"abacus\"; use auto, onednn, onednn-direct, onednn-bf16 or dl4j");
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
  void checkpointsOfWhichNoneIsIntactUntilToldToBeginAnew() throws IOException {
    Path checkpoint = folder.resolve("out/default/faces/checkpoints/0000000001");
    Files.createDirectories(checkpoint);
    Files.writeString(checkpoint.resolve("manifest.json"), "{");

    fails(
        ExitCode.CHECKPOINTS,
        "no checkpoint in " + checkpoint.getParent().toUri() + " is intact: ",
        "begin anew with ganqp train --fresh, or by removing that folder");

    Path best = folder.resolve("out/default/faces/best.json");
    String ofOtherImages = "a".repeat(64);
    Files.writeString(
        best,
        """
        {"sha256": "%s", "key": "models/%s/generator.onnx", "iteration": 1, "metric": "swd",
         "value": 0.001, "samples": 8}
        """
            .formatted(ofOtherImages, ofOtherImages));
    List<String> fresh = new ArrayList<>(train());
    fresh.add("--fresh");
    CommandLineRun run = CommandLineRun.of(fresh.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK.code());
    assertThat(checkpoint.resolve("state.json")).exists();
    assertThat(best).content().doesNotContain(ofOtherImages);
  }

  @Test
  void aTerminationMessageThatCannotBeWrittenIsFoundBeforeTheWork() {
    List<String> arguments = new ArrayList<>(train());
    arguments.addAll(List.of("--termination-message", "/proc/ganqp/termination-log"));

    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err())
        .startsWith("ganqp: cannot write the termination message to /proc/ganqp/termination-log (");
    assertThat(folder.resolve("out")).doesNotExist();
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

  @Test
  void metricsThatAreAFolder() throws IOException {
    Path metrics = folder.resolve("out/default/faces/metrics.jsonl");
    Files.createDirectories(metrics);

    fails(ExitCode.STORE, "cannot read or write " + metrics + ": ", "; ");
  }
}
