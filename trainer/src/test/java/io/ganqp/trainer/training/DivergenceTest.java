package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.training.TrainingRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** What a run does about numbers that are not finite; saved at 4, 8 and 12 of 12 iterations. */
class DivergenceTest extends TinyTrainingTest {
  private static final TrainingObserver NOBODY = new TrainingObserver() {};

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
                    Optional.empty(),
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
        .containsExactly("a weight, or a moment of an optimizer, is not a finite number");
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
            "after going back to a checkpoint 3 times; lower spec.optimizer.learningRate, hold the critic by spec.critic.spectralNorm or penalty, or raise spec.training.batchSize");
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
}
