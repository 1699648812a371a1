package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.store.Sha256;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.training.TrainingRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve iterations, evaluated at 6 and 12, saved at 4, 8 and 12. */
class TrainingRunTest extends TinyTrainingTest {
  private static final TrainingObserver NOBODY = new TrainingObserver() {};

  @Test
  void trainsEvaluatesAndSavesBySchedule() throws IOException {
    Events events = new Events();

    Result result = training.train("out", training.engine(), events, new StopSignal());

    assertThat(result).isEqualTo(new Result(12, true));
    assertThat(events.heard)
        .containsExactly(
            "1",
            "2",
            "3",
            "4",
            "saved 4",
            "5",
            "6",
            "evaluated 6",
            "model 6",
            "7",
            "8",
            "saved 8",
            "9",
            "10",
            "11",
            "12",
            "evaluated 12",
            "model 12",
            "saved 12");
  }

  @Test
  void aCompleteRunOnlyRepeatsItsLastEvaluation() throws IOException {
    training.train("out", training.engine(), NOBODY, new StopSignal());
    SortedMap<String, String> before = digests("out");
    Events events = new Events();

    Result result = training.train("out", training.engine(), events, new StopSignal());

    assertThat(result).isEqualTo(new Result(12, true));
    assertThat(events.heard).containsExactly("evaluated 12", "model 12");
    assertThat(digests("out")).isEqualTo(before);
  }

  @Test
  void saysWhichModelIsTheBestAfterEachEvaluationAndAtOnceWhenResumed() throws IOException {
    Events first = new Events();
    training.train("out", training.engine(), first, new StopSignal());
    Events resumed = new Events();
    training.train(
        "out", training.engine(), resumed, new StopSignal(), "iterations: 12", "iterations: 13");

    String best = Files.readString(folder.resolve("out/best.json"));
    assertThat(first.best).hasSize(2);
    assertThat(resumed.best).isNotEmpty();
    assertThat(resumed.best.get(0)).isEqualTo(first.best.get(1));
    assertThat(best).contains(resumed.best.get(resumed.best.size() - 1));
  }

  @Test
  void goesOnWhenIterationsAreRaised() throws IOException {
    training.train("out", training.engine(), NOBODY, new StopSignal());

    Result result =
        training.train(
            "out", training.engine(), NOBODY, new StopSignal(), "iterations: 12", "iterations: 14");

    assertThat(result).isEqualTo(new Result(14, true));
    assertThat(folder.resolve("out/checkpoints/0000000014/manifest.json")).exists();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 6, 12})
  void stoppedAndResumedItLeavesWhatTheUndisturbedOneLeaves(int iteration) throws IOException {
    training.train("undisturbed", training.engine(), NOBODY, new StopSignal());

    StopSignal stop = new StopSignal();
    Events events = new Events();
    Result stopped = training.train("out", training.engine(), events.stopAt(iteration, stop), stop);
    assertThat(stopped).isEqualTo(new Result(iteration, false));
    assertThat(events.heard).endsWith("" + iteration, "saved " + iteration);
    Result result = training.train("out", training.engine(), NOBODY, new StopSignal());

    assertThat(result).isEqualTo(new Result(12, true));
    assertThat(digests("out")).isEqualTo(digests("undisturbed"));
  }

  @Test
  void stoppedBeforeItsFirstIterationItLeavesNoCheckpoint() throws IOException {
    StopSignal stop = new StopSignal();
    stop.request();

    Result result = training.train("out", training.engine(), NOBODY, stop);

    assertThat(result).isEqualTo(new Result(0, false));
    assertThat(folder.resolve("out/checkpoints")).doesNotExist();
  }

  @Test
  void anEvaluationThatAStopPutOffIsMadeUpFirst() throws IOException {
    StopSignal stop = new StopSignal();
    training.train("out", training.engine(), new Events().stopAt(6, stop), stop);
    Events events = new Events();

    training.train("out", training.engine(), events, new StopSignal());

    assertThat(events.heard).startsWith("evaluated 6", "model 6", "7");
  }

  private SortedMap<String, String> digests(String run) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    Path root = training.run(run);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(root.relativize(file).toString(), Sha256.of(file));
      }
    }
    assertThat(digests).containsKeys("metrics.jsonl", "best.json", "samples/0000000012.png");
    // A stop adds a checkpoint, which then counts among those to keep: compare the last one.
    digests.keySet().removeIf(f -> f.startsWith("checkpoints/") && !f.contains("0000000012"));
    return digests;
  }
}
