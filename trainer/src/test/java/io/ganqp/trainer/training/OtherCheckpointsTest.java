package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.Manifest;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.PackingProgress;
import io.ganqp.trainer.dataset.builtin.BuiltinFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checkpoints of another training, of other images, or of another version of the trainer. */
class OtherCheckpointsTest extends SavedCheckpointsTest {
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
            TinyTraining.document(),
            parts.store(),
            others,
            Optional.empty(),
            training.engine(),
            training.scratch())
        .checkpoints();
  }

  @Test
  void ofALaterVersionAreRefusedAndNotPassedOver() throws IOException {
    save(4);
    Path header = checkpoint(4).resolve("state.json");
    Files.writeString(
        header, Files.readString(header).replace("\"schema\":3,", "\"schema\":4,\"news\":true,"));
    Files.write(checkpoint(4).resolve("manifest.json"), Manifest.of(checkpoint(4)).toJson());

    assertThatThrownBy(() -> parts.checkpoints().latest())
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining("has schema 4, and none after 3 is known here");
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
                parts.recipe(),
                "abacus",
                TrainingIdentity.of(parts.spec(), parts.dataset().images().digest()),
                Optional.empty(),
                Optional.empty(),
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

  @Test
  void ofANewerVersionAreNeitherPassedOverNorReplaced() throws IOException {
    save(4, 8);
    Path manifest = checkpoint(8).resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"schema\" : 1", "\"schema\" : 2"));

    assertThatThrownBy(() -> parts.checkpoints().latest())
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining("0000000008/ has schema 2, and none after 1 is known here");
  }
}
