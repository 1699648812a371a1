package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.store.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
  private static final int LONGEST_LIFE_MILLIS = 9000;

  private static final String DOCUMENT =
      """
      apiVersion: ganqp.io/v1alpha1
      kind: GanQpTraining
      metadata: {name: faces}
      spec:
        dataset: {builtin: {images: 64}}
        model: {resolution: 32, baseChannels: 4, latentDimension: 16}
        training: {iterations: 120, batchSize: 8}
        evaluation: {everyIterations: 20, samples: 16}
        checkpoint: {everyIterations: 10, keep: 2}
        storage: {volume: {claimName: out}}
      """;

  @TempDir Path folder;

  private final Random random = new Random(7);

  @Test
  void aRunThatWasKilledAndStoppedAgainAndAgainEndsLikeOneThatWasNot() throws Exception {
    Path document = folder.resolve("training.yaml");
    Files.writeString(document, DOCUMENT);

    Path undisturbed = folder.resolve("undisturbed");
    TrainerProcess reference = train(document, undisturbed);
    assertThat(reference.exitCode()).as(reference.output()).isZero();

    Path disturbed = folder.resolve("disturbed");
    int kills = 0;
    int stops = 0;
    while (kills < KILLS || stops < STOPS) {
      TrainerProcess run = train(document, disturbed);
      boolean alive = lives(run, 1 + random.nextInt(LONGEST_LIFE_MILLIS));
      if (!alive) {
        // It came to its end before its time: begin anew, there are kills to do.
        assertThat(run.exitCode()).as(run.output()).isZero();
        delete(disturbed);
      } else if (kills < KILLS && (stops >= STOPS || random.nextBoolean())) {
        run.kill();
        assertThat(run.exitCode()).isNotZero();
        kills++;
      } else {
        run.terminate();
        assertThat(run.exitCode())
            .as(run.output())
            .isIn(ExitCode.OK.code(), ExitCode.INTERRUPTED.code(), 143);
        stops++;
      }
    }
    TrainerProcess last = train(document, disturbed);
    assertThat(last.exitCode()).as(last.output()).isZero();

    assertThat(digests(disturbed)).isEqualTo(digests(undisturbed));
  }

  private TrainerProcess train(Path document, Path out) throws IOException {
    return TrainerProcess.start(
        folder, "train", "-f", document.toString(), "--volume", "out=" + out);
  }

  private static boolean lives(TrainerProcess run, int millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000L;
    while (run.running() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    return run.running();
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
          .forEach(f -> digests.put(store.relativize(f).toString(), sha256(f)));
    }
    assertThat(digests.keySet())
        .contains(
            "default/faces/metrics.jsonl",
            "default/faces/latest.json",
            "default/faces/checkpoints/0000000120/critic-adam.f32");
    digests
        .keySet()
        .removeIf(f -> f.contains("/checkpoints/") && !f.contains("/checkpoints/0000000120/"));
    return digests;
  }

  private static String sha256(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
