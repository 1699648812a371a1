package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelOrigin;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a training that begins with the networks of another one does with them. */
class PretrainedTest extends BegunTrainingTest {

  @Test
  void beginsWithTheAverageAndTheCriticAndNothingElse() {
    save(4, 8);
    TrainingState former = state(8);

    TrainingState begun = started(newest()).initial(0);

    assertThat(begun.iteration).isZero();
    assertThat(begun.attempt).isZero();
    assertThat(begun.bestTracked).isNull();
    assertThat(States.bits(begun.generator)).isEqualTo(States.bits(former.average));
    assertThat(States.bits(begun.average)).isEqualTo(States.bits(former.average));
    assertThat(begun.average).isNotSameAs(begun.generator);
    assertThat(States.bits(begun.critic)).isEqualTo(States.bits(former.critic));
    TrainingState random = training.parts("random").initial(0);
    assertThat(begun.criticOptimizer).usingRecursiveComparison().isEqualTo(random.criticOptimizer);
    assertThat(begun.generatorOptimizer)
        .usingRecursiveComparison()
        .isEqualTo(random.generatorOptimizer);
  }

  @Test
  void saysWhereItsNetworksComeFrom() throws IOException {
    save(4, 8);

    assertThat(started(newest()).initial(0).origin)
        .isEqualTo(
            new ModelOrigin(URI, 8, Sha256.of(checkpoint(8).resolve("manifest.json")), null));
    assertThat(started(checkpointAsked(4)).initial(0).origin.iteration()).isEqualTo(4);
  }

  @Test
  void takesOtherImagesAnotherObjectiveAndAnotherSeed() {
    save(4);
    TrainingParts other =
        started(
            newest(),
            "batchSize: 4",
            "batchSize: 8, seed: 7",
            "  training:",
            "  objective: {distance: L2}\n  optimizer: {learningRate: 0.001}\n  training:");

    assertThat(States.bits(other.initial(0).critic)).isEqualTo(States.bits(state(4).critic));
  }

  @Test
  void beginsWithTheCheckpointThatAModelWasExportedFrom() throws IOException {
    train(
        "out",
        Optional.empty(),
        "iterations: 12",
        "iterations: 6",
        "everyIterations: 4",
        "everyIterations: 3");
    ModelPointer latest = latest("out");

    TrainingState begun = started(modelAsked(latest.sha256())).initial(0);

    assertThat(begun.origin.iteration()).isEqualTo(6);
    assertThat(begun.origin.model()).isEqualTo(latest.sha256());
    assertThatThrownBy(() -> started(modelAsked("0".repeat(64))).initial(0))
        .isInstanceOf(UnusableOriginException.class)
        .hasMessageContaining("has no model 0000");

    // The training went back, and came to that iteration by another way.
    save(6);
    assertThatThrownBy(() -> started(modelAsked(latest.sha256())).initial(0))
        .isInstanceOf(UnusableOriginException.class)
        .hasMessageContaining("is not what model " + latest.sha256() + " was exported from");

    parts.checkpoints().removeAll();
    save(9);
    assertThatThrownBy(() -> started(modelAsked(latest.sha256())).initial(0))
        .hasMessageContaining("was exported after iteration 6, and ")
        .hasMessageContaining("has the checkpoint no more: ask for one of [9]");
  }

  @Test
  void goesOnWithoutTheOtherStoreAndGivesTheSameBits() throws IOException {
    save(4);
    train("whole", Optional.of(newest()));
    StopSignal stop = new StopSignal();
    train("stopped", Optional.of(newest()), new Events().stopAt(2, stop), stop);
    parts.checkpoints().removeAll();

    train("stopped", Optional.of(newest()));

    assertThat(bits("stopped")).usingRecursiveComparison().isEqualTo(bits("whole"));
    assertThat(Files.readString(folder.resolve("stopped/metrics.jsonl")))
        .isEqualTo(Files.readString(folder.resolve("whole/metrics.jsonl")));
  }

  @Test
  void savesWhatItBeginsWithBeforeTheFirstIteration() throws IOException {
    save(4);
    Events events = new Events();
    StopSignal stop = new StopSignal();
    train("new", Optional.of(newest()), events.stopAt(1, stop), stop);

    assertThat(events.heard).startsWith("saved 0", "1");
  }

  @Test
  void itsModelsSayWhatItBeganWith() throws IOException {
    save(4);
    train("new", Optional.of(newest()));

    ModelPointer latest = latest("new");
    Store store = training.store("new");
    ModelCard card =
        ModelCard.fromJson(store.read(StoreLayout.card(latest.sha256())).orElseThrow(), "card");
    assertThat(card.training().from().place()).isEqualTo(URI + "/checkpoints/0000000004");
    assertThat(new String(store.read(latest.key()).orElseThrow(), StandardCharsets.ISO_8859_1))
        .contains("ganqp.from", URI + "/checkpoints/0000000004");
  }

  private Map<String, Object> bits(String run) {
    return States.bits(started(run, newest()).checkpoints().latest().orElseThrow());
  }

  private void train(String run, Optional<PretrainedStore> from, String... replacements)
      throws IOException {
    train(run, from, new Events(), new StopSignal(), replacements);
  }

  private void train(
      String run,
      Optional<PretrainedStore> from,
      Events events,
      StopSignal stop,
      String... replacements)
      throws IOException {
    training.train(run, from, training.engine(), events, stop, replacements);
  }

  private ModelPointer latest(String run) {
    return ModelPointer.fromJson(
        training.store(run).read(StoreLayout.LATEST).orElseThrow(), StoreLayout.LATEST);
  }
}
