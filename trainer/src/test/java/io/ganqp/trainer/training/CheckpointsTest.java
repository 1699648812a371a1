package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;

class CheckpointsTest extends SavedCheckpointsTest {
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
