package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checkpoints of which some are damaged: the newest intact one counts, or none is replaced. */
class CheckpointDamageTest extends SavedCheckpointsTest {
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
}
