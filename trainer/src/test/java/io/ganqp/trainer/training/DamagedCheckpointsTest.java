package io.ganqp.trainer.training;

import io.ganqp.contract.fuzz.DamagedReads;
import io.ganqp.contract.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever befell a file of a checkpoint, the state is what was saved, or it is refused. */
class DamagedCheckpointsTest extends TinyTrainingTest {

  private static final int STORED_TRIES = 8;
  private static final int READ_TRIES = 120;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest.json",
        "state.json",
        "critic.zip",
        "generator.zip",
        "average.zip",
        "critic-adam.f32",
        "generator-adam.f32",
        "images.gz"
      })
  void stored(String name) throws IOException {
    parts.checkpoints().save(States.random(parts, 7));
    // With a second one, whose manifest is there, none is taken for a first that was cut short.
    Path other = folder.resolve("out/checkpoints/0000000003");
    Files.createDirectories(other);
    Files.writeString(other.resolve("manifest.json"), "{}");
    Path file = folder.resolve("out/checkpoints/0000000007").resolve(name);

    new DamagedReads<>(
            Files.readAllBytes(file),
            bytes -> {
              Files.write(file, bytes);
              try {
                return parts
                    .checkpoints()
                    .latest()
                    .map(DamagedCheckpointsTest::texts)
                    .orElseThrow();
              } catch (DamagedCheckpointsException
                  | IncompatibleCheckpointException
                  | StoreException e) {
                throw new IOException(e.getMessage(), e);
              }
            },
            IOException.class,
            "checkpoints")
        .readTheSameOrRefuse(STORED_TRIES);
  }

  /** Beneath the digests: what reads the files takes none of them at its word. */
  @ParameterizedTest
  @ValueSource(strings = {"state.json", "critic.zip", "generator-adam.f32"})
  void withDigestsThatFit(String name) throws IOException {
    CheckpointFiles files =
        new CheckpointFiles(
            parts.networks(),
            parts.recipe(),
            "engine",
            TrainingIdentity.of(parts.spec(), parts.dataset().images().digest()),
            Optional.empty(),
            Optional.empty(),
            new CheckpointImages(parts.dataset().images()));
    Path written = Files.createDirectories(folder.resolve("written"));
    files.write(States.random(parts, 7), written);
    Path file = written.resolve(name);

    new DamagedReads<>(
            Files.readAllBytes(file),
            bytes -> {
              Files.write(file, bytes);
              try {
                return Optional.of(files.read(written, "place").iteration);
              } catch (IncompatibleCheckpointException e) {
                return Optional.empty();
              }
            },
            IOException.class,
            "")
        .readOrRefuse(READ_TRIES);
  }

  private static List<String> texts(TrainingState state) {
    return States.bits(state).entrySet().stream()
        .map(
            e ->
                e.getKey()
                    + (e.getValue() instanceof int[] bits ? Arrays.hashCode(bits) : e.getValue()))
        .toList();
  }
}
