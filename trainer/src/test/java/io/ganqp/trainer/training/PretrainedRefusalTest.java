package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.Manifest;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.Dl4jModelFile;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which networks of another training one cannot begin with, and what is said of them. */
class PretrainedRefusalTest extends BegunTrainingTest {

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
    Files.writeString(header, Files.readString(header).replace("\"schema\":3,", "\"schema\":4,"));
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

  private void damage(long iteration, String file) throws IOException {
    Path path = checkpoint(iteration).resolve(file);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length / 2] ^= 1;
    Files.write(path, bytes);
  }
}
