package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.Manifest;
import io.ganqp.contract.store.StoreException;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.PackingProgress;
import io.ganqp.trainer.dataset.builtin.BuiltinFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointsTest extends TinyTrainingTest {
  @Test
  void giveBackEveryBit() {
    TrainingState state = States.random(parts, 7);

    String place = parts.checkpoints().save(state);

    assertThat(place).isEqualTo(checkpoint(7).toUri().toString());
    assertThat(restored()).usingRecursiveComparison().isEqualTo(States.bits(state));
  }

  @Test
  void areTheSameBytesWhenTheStateIsTheSame() throws IOException {
    parts.checkpoints().save(States.random(parts, 7));
    byte[] first = Files.readAllBytes(checkpoint(7).resolve("manifest.json"));
    parts.checkpoints().save(States.random(parts, 7));

    assertThat(checkpoint(7).resolve("manifest.json")).hasBinaryContent(first);
  }

  @Test
  void areNoneAtTheBeginning() {
    assertThat(parts.checkpoints().latest()).isEmpty();
  }

  @Test
  void keepTheNewestOnly() throws IOException {
    save(4, 8, 12, 16);

    assertThat(stored()).containsExactly("0000000012", "0000000016");
    assertThat(restored()).containsEntry("iteration", 16L);
  }

  @Test
  void openWithDl4j() throws IOException {
    TrainingState state = States.random(parts, 7);
    parts.checkpoints().save(state);

    assertThat(dl4j("critic.zip")).isEqualTo(States.bits(state.critic));
    assertThat(dl4j("generator.zip")).isEqualTo(States.bits(state.generator));
    assertThat(dl4j("average.zip")).isEqualTo(States.bits(state.average));
  }

  private int[] dl4j(String name) throws IOException {
    return States.bits(
        ModelSerializer.restoreMultiLayerNetwork(checkpoint(7).resolve(name).toFile())
            .params()
            .toFloatVector());
  }

  /** What can have become of a checkpoint. */
  enum Damage {
    FLIPPED_BIT("critic-adam.f32 is damaged: its sha256 is ") {
      @Override
      void doTo(Path checkpoint) throws IOException {
        Path file = checkpoint.resolve("critic-adam.f32");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    },
    TRUNCATED("average.zip has ") {
      @Override
      void doTo(Path checkpoint) throws IOException {
        Path file = checkpoint.resolve("average.zip");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
      }
    },
    WITHOUT_A_FILE("generator.zip is missing") {
      @Override
      void doTo(Path checkpoint) throws IOException {
        Files.delete(checkpoint.resolve("generator.zip"));
      }
    },
    HALF_WRITTEN("manifest.json is missing: writing never finished") {
      @Override
      void doTo(Path checkpoint) throws IOException {
        Files.delete(checkpoint.resolve("manifest.json"));
      }
    },
    MANIFEST_CUT_OFF("manifest.json") {
      @Override
      void doTo(Path checkpoint) throws IOException {
        Files.writeString(checkpoint.resolve("manifest.json"), "{\"schema\":1,\"fi");
      }
    },
    NONSENSE_UNDER_AN_INTACT_MANIFEST("critic-adam.f32 has 3 bytes instead of ") {
      @Override
      void doTo(Path checkpoint) throws IOException {
        Files.write(checkpoint.resolve("critic-adam.f32"), new byte[3]);
        Files.write(checkpoint.resolve("manifest.json"), Manifest.of(checkpoint).toJson());
      }
    };

    private final String warning;

    Damage(String warning) {
      this.warning = warning;
    }

    abstract void doTo(Path checkpoint) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void resumeFromTheOneBeforeADamagedOneAndSaySo(Damage damage) throws IOException {
    save(4, 8);
    damage.doTo(checkpoint(8));

    try (CapturedLog log = new CapturedLog(Checkpoints.class)) {
      assertThat(restored()).usingRecursiveComparison().isEqualTo(States.bits(state(4)));
      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().get(0))
          .startsWith("WARN A checkpoint is passed over for checkpoints/0000000004: ")
          .contains(damage.warning);
    }
  }

  @Test
  void areRefusedWhereAllAreDamagedSinceToBeginAnewWouldLoseTheWork() throws IOException {
    save(4, 8);
    Damage.FLIPPED_BIT.doTo(checkpoint(4));
    Damage.HALF_WRITTEN.doTo(checkpoint(8));

    assertThatThrownBy(() -> parts.checkpoints().latest())
        .isInstanceOf(DamagedCheckpointsException.class)
        .hasMessageStartingWith("no checkpoint in ")
        .hasMessageContaining("0000000008/manifest.json is missing: writing never finished; ")
        .hasMessageContaining("critic-adam.f32 is damaged")
        .hasMessageContaining("begin anew with ganqp train --fresh");
  }

  @Test
  void areRefusedWhereTheOnlyOneIsDamaged() throws IOException {
    save(4);
    Damage.TRUNCATED.doTo(checkpoint(4));

    assertThatThrownBy(() -> parts.checkpoints().latest())
        .isInstanceOf(DamagedCheckpointsException.class);
  }

  @Test
  void areNoneWhereTheFirstWasNeverFinished() throws IOException {
    save(4);
    Damage.HALF_WRITTEN.doTo(checkpoint(4));

    try (CapturedLog log = new CapturedLog(Checkpoints.class)) {
      assertThat(parts.checkpoints().latest()).isEmpty();
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARN The only checkpoint is passed over, and training begins anew: ");
    }
  }

  @Test
  void ofANewerVersionAreNeitherPassedOverNorReplaced() throws IOException {
    save(4, 8);
    Path manifest = checkpoint(8).resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"schema\" : 1", "\"schema\" : 2"));

    assertThatThrownBy(() -> parts.checkpoints().latest())
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining("0000000008/ has schema 2, and only 1 is known here");
  }

  @Test
  void areAllRemovedWhenAskedFor() throws IOException {
    save(4, 8);
    Damage.HALF_WRITTEN.doTo(checkpoint(8));

    parts.checkpoints().removeAll();

    assertThat(stored()).isEmpty();
    assertThat(parts.checkpoints().latest()).isEmpty();
  }

  @Test
  void damagedNewerOnesDoNotCrowdOutTheOneJustSaved() throws IOException {
    save(4, 8, 12);
    Damage.FLIPPED_BIT.doTo(checkpoint(8));
    Damage.FLIPPED_BIT.doTo(checkpoint(12));

    parts.checkpoints().save(States.random(parts, 2));

    assertThat(stored()).containsExactly("0000000002");
    assertThat(restored()).containsEntry("iteration", 2L);
  }

  @Test
  void ofAnotherSpecificationAreRefusedWithBothValues() {
    save(4);
    TrainingParts other =
        training.parts("out", "batchSize: 4", "batchSize: 8, seed: 43", "32, base", "64, base");

    assertThatThrownBy(() -> other.checkpoints().latest())
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageStartingWith(checkpoint(4).toUri() + " is of another training: ")
        .hasMessageContaining("spec.training.batchSize was 4 and is 8")
        .hasMessageContaining("spec.training.seed was 42 and is 43")
        .hasMessageContaining("spec.model.resolution was 32 and is 64")
        .hasMessageContaining("choose another metadata.name");
  }

  @Test
  void ofOtherImagesAreRefusedWithWhatIsDifferent() {
    save(4);

    assertThatThrownBy(() -> onFaces(66).latest())
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining(
            " is of another training: spec.dataset: 2 images were added (first: face-000064)."
                + " Restore the former values");
    assertThatThrownBy(() -> onFaces(63).latest())
        .hasMessageContaining("spec.dataset: 1 image was removed (face-000063)");
  }

  @Test
  void ofAnEarlierVersionTellImagesByTheirDigestOnly() throws IOException {
    save(4);
    Files.delete(checkpoint(4).resolve("images.gz"));
    Files.write(checkpoint(4).resolve("manifest.json"), Manifest.of(checkpoint(4)).toJson());

    assertThat(parts.checkpoints().latest()).isPresent();
    assertThatThrownBy(() -> onFaces(66).latest())
        .hasMessageContaining(
            "spec.dataset: the digest of the images was "
                + parts.dataset().images().digest()
                + " and is ");
  }

  private Checkpoints onFaces(int images) {
    PackedDataset others =
        PackedDataset.open(
            new BuiltinFaces(images),
            parts.dataset().options(),
            folder.resolve("cache"),
            PackingProgress.SILENT);
    return TrainingParts.of(
            TinyTraining.document(), parts.store(), others, training.engine(), training.scratch())
        .checkpoints();
  }

  @Test
  void ofALaterVersionAreRefusedAndNotPassedOver() throws IOException {
    save(4);
    Path header = checkpoint(4).resolve("state.json");
    Files.writeString(
        header, Files.readString(header).replace("\"schema\":1,", "\"schema\":2,\"news\":true,"));
    Files.write(checkpoint(4).resolve("manifest.json"), Manifest.of(checkpoint(4)).toJson());

    assertThatThrownBy(() -> parts.checkpoints().latest())
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining("has schema 2, and only 1 is known here");
  }

  @Test
  void goOnWithMoreIterationsAndAnotherRhythm() {
    save(4);
    TrainingParts longer =
        training.parts(
            "out", "iterations: 12", "iterations: 50", "6, samples: 16", "7, samples: 32");

    assertThat(longer.checkpoints().latest()).isPresent();
  }

  @Test
  void warnThatAnotherEngineRounds() {
    save(4);
    Checkpoints other =
        new Checkpoints(
            parts.store(),
            new CheckpointFiles(
                parts.networks(),
                parts.spec().optimizer(),
                "abacus",
                TrainingIdentity.of(parts.spec(), parts.dataset().images().digest()),
                new CheckpointImages(parts.dataset().images())),
            2,
            training.scratch());

    try (CapturedLog log = new CapturedLog(CheckpointFiles.class)) {
      assertThat(other.latest()).isPresent();
      assertThat(log.lines())
          .singleElement()
          .asString()
          .endsWith(
              "was computed by the engine %s and goes on with abacus: equal up to rounding only"
                  .formatted(training.engine().name() + " on " + training.engine().device()));
    }
  }

  private TrainingState state(long iteration) {
    return States.random(parts, iteration);
  }

  private void save(long... iterations) {
    for (long iteration : iterations) {
      parts.checkpoints().save(state(iteration));
    }
  }

  private Map<String, Object> restored() {
    return States.bits(parts.checkpoints().latest().orElseThrow());
  }

  private Path checkpoint(long iteration) {
    return folder.resolve("out/checkpoints/%010d".formatted(iteration));
  }

  private List<String> stored() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("out/checkpoints"))) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aScratchFolderThatCannotBeWrittenIsNamedWithARemedy() throws IOException {
    Files.writeString(training.scratch(), "a file in its place");

    assertThatThrownBy(() -> parts.checkpoints().save(States.random(parts, 3)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            "cannot write the checkpoint by way of " + training.scratch() + ": ")
        .hasMessageEndingWith(
            "a file is in its place; name another folder, or move the file in its place away");
  }
}
