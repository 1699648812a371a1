package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on images. */
class EvaluateIT {

  @TempDir private Path folder;

  @BeforeEach
  void write() throws Exception {
    TinyDocument.of("iterations: 1, batchSize: 2", "samples: 8", "keep: 1")
        .from("builtin: {images: 32}", "volume: {claimName: out}")
        .write(folder.resolve("training.yaml"));
    Files.createDirectory(folder.resolve("pictures"));
    for (int i = 0; i < 8; i++) {
      GeneratedImages.png(folder.resolve("pictures/" + i + ".png"), i);
    }
  }

  @Test
  void twoProcessesPrintTheSame() throws Exception {
    String first = printed(Map.of("GANQP_CACHE", folder.resolve("a").toString()));
    String second = printed(Map.of("GANQP_CACHE", folder.resolve("b").toString()));

    assertThat(first).startsWith("{").contains("kernel-distance/inception-mixed5-768@299");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void whatIsPrintedAndLostIsAFailure() throws Exception {
    Path log = folder.resolve("shell.log");
    int exitCode = shell("ganqp evaluate pictures -f training.yaml --json >/dev/full", log);

    assertThat(exitCode).isEqualTo(ExitCode.ENVIRONMENT.code());
    assertThat(log).content().contains("cannot write to standard output (No space left");
  }

  private String printed(Map<String, String> environment) throws Exception {
    Path out = folder.resolve("out.json");
    int exitCode =
        shell(
            "ganqp evaluate pictures -f training.yaml --json >" + out,
            folder.resolve("shell.log"),
            environment);
    assertThat(exitCode).as(Files.readString(folder.resolve("shell.log"))).isZero();
    return Files.readString(out);
  }

  private int shell(String command, Path log) throws Exception {
    return shell(command, log, Map.of("GANQP_CACHE", folder.resolve("cache").toString()));
  }

  private int shell(String command, Path log, Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash", "-c", "PATH=" + Path.of("target").toAbsolutePath() + ":$PATH\n" + command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder
        .environment()
        .put(
            "GANQP_JAVA_OPTS",
            "-XX:TieredStopAtLevel=1 -Dorg.bytedeco.javacpp.cachedir="
                + System.getProperty("user.home")
                + "/.javacpp/cache");
    return builder.start().waitFor();
  }
}
