package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.Sha256;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.monitor.IterationMetrics;
import io.ganqp.trainer.monitor.TrainingObserver;
import io.ganqp.trainer.training.TrainingRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve iterations, evaluated at 6 and 12, saved at 4, 8 and 12. */
class TrainingRunTest {

  private static final TrainingObserver NOBODY = new TrainingObserver() {};

  @TempDir Path folder;

  private TinyTraining training;

  @BeforeEach
  void open() {
    training = TinyTraining.in(folder);
  }

  @AfterEach
  void close() {
    training.close();
  }

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

  @Test
  void afterANumberThatIsNoneItGoesBackAndOnWithOthers() throws IOException {
    training.train("undisturbed", training.engine(), NOBODY, new StopSignal());
    // Iteration 7 begins with the 13th pass of the critic over a pair of batches.
    Events events = new Events();

    Result result =
        training.train("out", poisoned(Where.SCORES, n -> n == 13), events, new StopSignal());

    assertThat(result).isEqualTo(new Result(12, true));
    assertThat(events.heard).containsSequence("6", "evaluated 6", "model 6", "back 7 to 4", "5");
    assertThat(events.reasons.get(0)).startsWith("critic loss ").contains("NaN");
    List<String> metrics = Files.readAllLines(folder.resolve("out/metrics.jsonl"));
    List<String> others = Files.readAllLines(folder.resolve("undisturbed/metrics.jsonl"));
    assertThat(metrics).hasSameSizeAs(others);
    assertThat(metrics.subList(0, 4)).isEqualTo(others.subList(0, 4));
    assertThat(metrics.get(4)).startsWith("{\"iteration\":5,").isNotEqualTo(others.get(4));
    assertThat(
            TrainingSession.open(
                    TinyTraining.document(),
                    training.store("out"),
                    training.dataset(),
                    training.engine(),
                    training.scratch())
                .resumedFrom())
        .isEqualTo(12);
  }

  @Test
  void withoutACheckpointItBeginsAnew() throws IOException {
    Events events = new Events();

    training.train("out", poisoned(Where.SCORES, n -> n == 5), events, new StopSignal());

    assertThat(events.heard).startsWith("1", "2", "back 3 to 0", "1", "2", "3");
  }

  @Test
  void neverSavesAWeightThatIsNotFinite() throws IOException {
    // The gradient of iteration 4 spoils the generator after its losses were computed, and a
    // checkpoint is due.
    Events events = new Events();

    Result result =
        training.train("out", poisoned(Where.GRADIENT, n -> n == 4), events, new StopSignal());

    assertThat(result.complete()).isTrue();
    assertThat(events.heard).startsWith("1", "2", "3", "4", "back 4 to 0", "1");
    assertThat(events.reasons)
        .containsExactly("a weight, or a moment of Adam, is not a finite number");
    assertThat(events.heard).filteredOn(e -> e.equals("saved 4")).hasSize(1);
    assertThat(training.parts("out").checkpoints().latest().orElseThrow().finite()).isTrue();
  }

  @Test
  void neverEvaluatesAGeneratorThatIsNotFinite() throws IOException {
    Events events = new Events();

    training.train("out", poisoned(Where.GRADIENT, n -> n == 6), events, new StopSignal());

    assertThat(events.heard).containsSequence("5", "6", "back 6 to 4", "5", "6", "evaluated 6");
  }

  @Test
  void givesUpWhenGoingBackDoesNotHelp() {
    Events events = new Events();

    assertThatThrownBy(
            () ->
                training.train(
                    "out", poisoned(Where.SCORES, n -> n > 12), events, new StopSignal()))
        .isInstanceOf(DivergedException.class)
        .hasMessageStartingWith("training diverged at iteration 5 (critic loss ")
        .hasMessageEndingWith(
            "after going back to a checkpoint 3 times; lower spec.optimizer.learningRate, or raise spec.training.batchSize");
    assertThat(events.heard).filteredOn(e -> e.startsWith("back")).hasSize(3);
    assertThat(training.parts("out").checkpoints().latest().orElseThrow().finite()).isTrue();
  }

  @Test
  void aResumedRunKeepsCountOfTheTimesItWentBack() throws IOException {
    training.train("out", poisoned(Where.SCORES, n -> n == 13), NOBODY, new StopSignal());
    Events events = new Events();

    assertThatThrownBy(
            () ->
                training.train(
                    "out",
                    poisoned(Where.SCORES, n -> true),
                    events,
                    new StopSignal(),
                    "iterations: 12",
                    "iterations: 20"))
        .isInstanceOf(DivergedException.class);
    assertThat(events.heard)
        .filteredOn(e -> e.startsWith("back"))
        .containsExactly("back 13 to 12", "back 13 to 12");
  }

  private enum Where {
    SCORES,
    GRADIENT
  }

  /** Makes a NaN of the first value of the n-th critic pass or generator gradient, from 1. */
  private TappedEngine poisoned(Where where, IntPredicate which) {
    return new TappedEngine(
        training.engine(),
        new TappedEngine.Tap() {
          private int passes;
          private int gradients;

          @Override
          public void forward(String network, PlanOptions options, float[] output) {
            if (options.groups() == 2 && which.test(++passes) && where == Where.SCORES) {
              output[0] = Float.NaN;
            }
          }

          @Override
          public void backward(String network, float[] parameterGradient) {
            if (network.equals("generator") && which.test(++gradients) && where == Where.GRADIENT) {
              parameterGradient[0] = Float.NaN;
            }
          }
        });
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

  /** What was told, in words. */
  private static final class Events implements TrainingObserver {

    private final List<String> heard = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<String> best = new ArrayList<>();
    private int stopAt;
    private StopSignal stop;

    Events stopAt(int iteration, StopSignal signal) {
      stopAt = iteration;
      stop = signal;
      return this;
    }

    @Override
    public void iteration(IterationMetrics metrics) {
      heard.add("" + metrics.iteration());
      if (metrics.iteration() == stopAt) {
        stop.request();
      }
    }

    @Override
    public void evaluated(long iteration, String metric, double value) {
      heard.add("evaluated " + iteration);
    }

    @Override
    public void model(String sha256, long iteration, String location) {
      heard.add("model " + iteration);
    }

    @Override
    public void best(String sha256, long iteration, String metric, double value) {
      best.add(sha256);
    }

    @Override
    public void checkpoint(long iteration, String location) {
      heard.add("saved " + iteration);
    }

    @Override
    public void rolledBack(long from, long to, String reason) {
      heard.add("back " + from + " to " + to);
      reasons.add(reason);
    }
  }
}
