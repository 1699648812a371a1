package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real training that is told to stop, and then told again. */
class StopIT {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"TERM, TERM", "INT, TERM", "INT, INT"})
  void theSecondSignalEndsItAtOnceAndLosesNothingThatWasSaved(String first, String second)
      throws Exception {
    TinyDocument.of(
            "iterations: 1000000, batchSize: 8",
            "everyIterations: 20, samples: 1024",
            "everyIterations: 20, keep: 2")
        .write(folder.resolve("training.yaml"));
    TrainerProcess run = TrainerProcess.start(folder, "train", "-f", "training.yaml");
    try {
      // The first thing that an evaluation writes: the first signal breaks off the measuring that
      // follows, and the second comes before the state is saved, or just after.
      run.await(() -> Files.exists(store("samples/0000000040.png")));
      run.signal(first);
      run.awaitOutput(Pattern.compile("SIG" + first + ": finishing what is under way"));
      run.signal(second);

      assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.INTERRUPTED.code());
    } finally {
      run.kill();
    }
    assertThat(store("checkpoints/0000000020/manifest.json")).exists();

    TrainerProcess resumed = TrainerProcess.start(folder, "train", "-f", "training.yaml");
    try {
      resumed.await(() -> Files.exists(store("checkpoints/0000000060/manifest.json")));
      resumed.terminate();
      assertThat(resumed.exitCode()).as(resumed.output()).isEqualTo(ExitCode.INTERRUPTED.code());
    } finally {
      resumed.kill();
    }
    assertThat(resumed.output()).containsPattern("iterations (21|41) to 1000000");
  }

  private Path store(String key) {
    return folder.resolve("out/default/faces").resolve(key);
  }
}
