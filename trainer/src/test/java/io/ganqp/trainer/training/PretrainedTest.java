package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.Manifest;
import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelOrigin;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.crds.v1alpha1.InitialModel;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.Dl4jModelFile;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training that begins with the networks of another one, whose store is {@code out}. */
class PretrainedTest extends SavedCheckpointsTest {

  private static final String URI = "pvc://models/default/faces";

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
  void passesOverADamagedCheckpointUnlessItIsAskedFor() throws IOException {
    save(4, 8);
    damage(8, "critic.zip");

    assertThat(started(newest()).initial(0).origin.iteration()).isEqualTo(4);
    assertThatThrownBy(() -> started(checkpointAsked(8)).initial(0))
        .isInstanceOf(UnusableOriginException.class)
        .hasMessageContaining("critic.zip is damaged")
        .hasMessageEndingWith("Restore that folder from a copy, or ask for another checkpoint");

    damage(4, "average.zip");
    assertThatThrownBy(() -> started(newest()).initial(0))
        .isInstanceOf(UnusableOriginException.class)
        .hasMessageStartingWith("spec.model.from: no checkpoint in ")
        .hasMessageContainingAll(
            "is intact", "0000000008", "0000000004", "or name another training");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          32, base | 64, base | resolution is 32 there, and spec.model.resolution is 64
          latentDimension: 16 | latentDimension: 8 | latentDimension is 16 there, and spec.model.latentDimension is 8
          Channels: 4 | Channels: 8 | baseChannels is 4 there, and spec.model.baseChannels is 8
          Channels: 4 | Channels: 4, maximumChannels: 8 | maximumChannels is 2048 there, and spec.model.maximumChannels is 8
          """)
  void refusesNetworksOfAnotherArchitecture(String former, String asked, String difference) {
    save(4);

    assertThatThrownBy(() -> started(newest(), former, asked).initial(0))
        .isInstanceOf(UnusableOriginException.class)
        .hasMessageStartingWith("spec.model.from: " + checkpoint(4).toUri())
        .hasMessageContaining("is of other networks: " + difference + ". ");
  }

  @Test
  void refusesACriticOfAnotherKindOfTheSameSize() throws IOException {
    save(4);
    NetworkDefinition other =
        Networks.critic(
            32, 4, Networks.DEFAULT_MAXIMUM_CHANNELS, CriticOptions.reference().withBias());
    try (OutputStream out = Files.newOutputStream(checkpoint(4).resolve("critic.zip"))) {
      Dl4jModelFile.write(other, new float[ParameterLayout.of(other).size()], out);
    }
    Files.write(checkpoint(4).resolve("manifest.json"), Manifest.of(checkpoint(4)).toJson());

    assertThatThrownBy(
            () ->
                started(newest(), "  training:", "  objective: {distance: L2}\n  training:")
                    .initial(0))
        .isInstanceOf(UnusableOriginException.class)
        .hasMessageContaining(
            "is another network (spec.objective.distance was \"L1\" and is \"L2\"): train on with a"
                + " critic like that");
  }

  @Test
  void refusesACriticWhoseWeightsWouldBeAnotherCriticUnderSpectralNorm() {
    save(4);

    assertThatThrownBy(
            () ->
                started(
                        newest(),
                        "  training:",
                        "  critic: {spectralNorm: true, normalization: BatchNorm}\n  training:")
                    .initial(0))
        .isInstanceOf(UnusableOriginException.class)
        .hasMessageContaining("was trained without spectral norm")
        .hasMessageContaining("set it to false");
  }

  @Test
  void takesTheSameNetworksHoweverTheyAreAskedFor() {
    save(4);

    // 4, 8 and 16 channels at 32 px: no limit from there on is reached.
    assertThat(
            started(newest(), "baseChannels: 4", "baseChannels: 4, maximumChannels: 16")
                .initial(0)
                .origin
                .iteration())
        .isEqualTo(4);
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
  void refusesACheckpointThatIsNotThere() {
    save(4, 8);

    assertThatThrownBy(() -> started(checkpointAsked(6)).initial(0))
        .isInstanceOf(UnusableOriginException.class)
        .hasMessage(
            "spec.model.from: %s has no checkpoint of iteration 6: ask for one of [4, 8], or for none to begin with the newest",
            folder.resolve("out"));
  }

  @Test
  void refusesACheckpointOfALaterVersion() throws IOException {
    save(4);
    Path header = checkpoint(4).resolve("state.json");
    Files.writeString(header, Files.readString(header).replace("\"schema\":2,", "\"schema\":3,"));
    Files.write(checkpoint(4).resolve("manifest.json"), Manifest.of(checkpoint(4)).toJson());

    assertThatThrownBy(() -> started(newest()).initial(0))
        .isInstanceOf(UnusableOriginException.class)
        .hasMessageEndingWith(
            "is of a version of the trainer that is not known here: use that version");
  }

  @Test
  void namesWhatMayHaveBeenMeantWhereThereIsNoCheckpoint() throws IOException {
    assertThatThrownBy(() -> started(newest()).initial(0))
        .isInstanceOf(UnusableOriginException.class)
        .hasMessageContaining("holds no checkpoint: name the folder of a training");

    save(4);
    assertThatThrownBy(() -> started(from(folder)).initial(0))
        .hasMessageContaining("is the folder of no training: name one of those below it: out");
    assertThatThrownBy(() -> started(from(checkpoint(4))).initial(0))
        .hasMessageContaining("is a checkpoint: name the folder of its training, two levels up");

    Path models = Files.createDirectories(folder.resolve("exported/models/a"));
    Files.write(models.resolve("generator.onnx"), new byte[] {1});
    assertThatThrownBy(() -> started(from(folder.resolve("exported"))).initial(0))
        .hasMessageContaining("holds exported generators and no checkpoint");
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

  @Test
  void isAnotherTrainingThanOneThatBeganOtherwise() throws IOException {
    save(4, 8);
    started(newest()).checkpoints().save(started(newest()).initial(0));

    assertThat(started(newest()).checkpoints().latest().orElseThrow().origin.iteration())
        .isEqualTo(8);
    assertThat(started(checkpointAsked(8)).checkpoints().latest()).isPresent();
    assertThatThrownBy(() -> started(checkpointAsked(4)).checkpoints().latest())
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining("spec.model.from.iteration was 8 and is 4. Restore");
    assertThatThrownBy(() -> training.parts("new").checkpoints().latest())
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining("spec.model.from was {\"uri\":\"" + URI + "\",\"iteration\":8,")
        .hasMessageContaining("} and is null. Restore");

    assertThatThrownBy(() -> started("out", newest()).checkpoints().latest())
        .as("one that began with random networks")
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining("spec.model.from was null and is {\"uri\":\"" + URI + "\"}");
  }

  private TrainingParts started(PretrainedStore from, String... replacements) {
    return started("new", from, replacements);
  }

  private TrainingParts started(String run, PretrainedStore from, String... replacements) {
    return TrainingParts.of(
        TinyTraining.document(replacements),
        training.store(run),
        Optional.of(from),
        training.dataset(),
        Optional.empty(),
        training.engine(),
        training.scratch());
  }

  private PretrainedStore newest() {
    return from(folder.resolve("out"));
  }

  private PretrainedStore from(Path store) {
    return asked(store, null, null);
  }

  private PretrainedStore checkpointAsked(int iteration) {
    return asked(folder.resolve("out"), iteration, null);
  }

  private PretrainedStore modelAsked(String sha256) {
    return asked(folder.resolve("out"), null, sha256);
  }

  private static PretrainedStore asked(Path store, Integer checkpoint, String sha256) {
    return new PretrainedStore(
        new InitialModel(null, null, checkpoint, sha256), URI, () -> FileStore.forReading(store));
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

  private Map<String, Object> bits(String run) {
    return States.bits(started(run, newest()).checkpoints().latest().orElseThrow());
  }

  private ModelPointer latest(String run) {
    return ModelPointer.fromJson(
        training.store(run).read(StoreLayout.LATEST).orElseThrow(), StoreLayout.LATEST);
  }

  private void damage(long iteration, String file) throws IOException {
    Path path = checkpoint(iteration).resolve(file);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length / 2] ^= 1;
    Files.write(path, bytes);
  }
}
