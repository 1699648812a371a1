package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.store.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills and stops a real training at random moments: what it leaves must be the same, bit by bit.
 */
class ResumeIT {

  private static final int KILLS = Integer.getInteger("ganqp.test.kills", 3);
  private static final int STOPS = Integer.getInteger("ganqp.test.stops", 3);
  private static final int ITERATIONS = 2000;

  @TempDir Path folder;

  private final Random random = new Random(7);

  @Test
  void aRunThatWasKilledAndStoppedAgainAndAgainEndsLikeOneThatWasNot() throws Exception {
    Path document =
        TinyDocument.of(
                "iterations: " + ITERATIONS + ", batchSize: 8",
                "everyIterations: 250, samples: 16",
                "everyIterations: 50, keep: 2")
            .write(folder.resolve("training.yaml"));

    Path undisturbed = folder.resolve("undisturbed");
    TrainerProcess reference = train(document, undisturbed);
    assertThat(reference.exitCode()).as(reference.output()).isZero();

    Path disturbed = folder.resolve("disturbed");
    Path metrics = disturbed.resolve("default/faces/metrics.jsonl");
    int longestStretch = ITERATIONS / (KILLS + STOPS + 1);
    int kills = 0;
    int stops = 0;
    long reached = 0;
    long resumedFrom = 0;
    while (kills + stops < KILLS + STOPS) {
      TrainerProcess run = train(document, disturbed);
      long next = reached + 1 + random.nextInt(longestStretch);
      run.await(() -> iteration(metrics) >= next);
      Thread.sleep(random.nextInt(20));
      if (kills < KILLS && (stops == STOPS || random.nextBoolean())) {
        run.kill();
        assertThat(run.exitCode()).isEqualTo(128 + 9);
        kills++;
      } else {
        run.terminate();
        assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.INTERRUPTED.code());
        assertThat(iteration(metrics)).isEqualTo(lastCheckpoint(disturbed));
        stops++;
      }
      assertThat(run.output()).contains("iterations " + (resumedFrom + 1) + " to " + ITERATIONS);
      resumedFrom = lastCheckpoint(disturbed);
      reached = iteration(metrics);
    }
    TrainerProcess last = train(document, disturbed);
    assertThat(last.exitCode()).as(last.output()).isZero();

    assertThat(digests(disturbed)).isEqualTo(digests(undisturbed));
  }

  private TrainerProcess train(Path document, Path out) throws IOException {
    return TrainerProcess.start(
        folder, "train", "-f", document.toString(), "--volume", "out=" + out);
  }

  /** The iterations that the file tells of. */
  private static long iteration(Path metrics) throws IOException {
    if (Files.notExists(metrics)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(metrics)) {
      return lines.filter(line -> line.contains("criticLoss")).count();
    }
  }

  /** The newest checkpoint that has a manifest. */
  private static long lastCheckpoint(Path store) throws IOException {
    Path checkpoints = store.resolve("default/faces/checkpoints");
    if (Files.notExists(checkpoints)) {
      return 0;
    }
    try (Stream<Path> folders = Files.list(checkpoints)) {
      return folders
          .filter(f -> Files.exists(f.resolve("manifest.json")))
          .mapToLong(f -> Long.parseLong(f.getFileName().toString()))
          .max()
          .orElse(0);
    }
  }

  /**
   * All that a training leaves, but for the report, which tells of the wall clock, and for the
   * checkpoints before the last: one that a stop added counts among those to keep.
   */
  private static SortedMap<String, String> digests(Path store) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(store)) {
      files
          .filter(Files::isRegularFile)
          .filter(f -> !f.getFileName().toString().equals("report.html"))
          .filter(f -> !f.getFileName().toString().startsWith("events.out.tfevents."))
          .forEach(f -> digests.put(store.relativize(f).toString(), sha256(f)));
    }
    assertThat(digests.keySet())
        .contains(
            "default/faces/metrics.jsonl",
            "default/faces/latest.json",
            "default/faces/checkpoints/0000002000/critic-adam.f32");
    digests
        .keySet()
        .removeIf(f -> f.contains("/checkpoints/") && !f.contains("/checkpoints/0000002000/"));
    return digests;
  }

  private static String sha256(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
