package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.Manifest;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run keeps the augmentation that it began with. A thousand iterations make 58 images few. */
class AugmentationOfARunTest extends SavedCheckpointsTest {

  private static final String[] MANY = {"iterations: 12", "iterations: 1000"};
  private static final String[] NEVER = mode("{mode: Never}");
  private static final String[] ALWAYS = mode("{mode: Always}");

  private static String[] mode(String augmentation) {
    return new String[] {"storage:", "augmentation: " + augmentation + "\n  storage:"};
  }

  @Test
  void followsFromTheNumberOfImagesAndHowOftenEachIsSeen() {
    assertThat(augmentation("out")).isEqualTo("none");
    assertThat(augmentation("out", MANY)).isEqualTo("color, translation");
    assertThat(augmentation("out", ALWAYS)).isEqualTo("color, translation");
    assertThat(augmentation("out", NEVER)).isEqualTo("none");
  }

  @Test
  void isSaidWhereTheRunChoseItself() {
    try (CapturedLog log = new CapturedLog(TrainingSession.class)) {
      begin("out", ALWAYS);
      begin("out");
      assertThat(log.lines()).isEmpty();

      begin("out", MANY);
      assertThat(log.lines())
          .containsExactly(
              "INFO images are augmented (color, translation), since they are few and each is seen"
                  + " many times (spec.augmentation.mode is Automatic; Never trains without)");
    }
  }

  /** The checkpoint is as versions without augmentation wrote it. */
  @Test
  void aRunThatBeganWithoutGoesOnWithoutAndSaysSo() throws IOException {
    save(4);
    assertThat(Files.readString(checkpoint(4).resolve("state.json")))
        .contains("\"objective\"")
        .doesNotContain("augmentation");

    try (CapturedLog log = new CapturedLog(TrainingSession.class)) {
      TrainingSession session = begin("out", MANY);
      assertThat(session.resumedFrom()).isEqualTo(4);
      assertThat(session.augmentation()).isEqualTo("none");
      assertThat(log.lines())
          .containsExactly(
              "INFO the training goes on as it began, with augmentation none; one that begins now"
                  + " would have color, translation (spec.augmentation.mode is Automatic)");
    }
    assertThat(open("out", NEVER).augmentation()).isEqualTo("none");
  }

  @Test
  void aRunThatBeganWithItGoesOnWithIt() {
    TrainingParts augmented = training.parts("out", MANY);
    augmented.checkpoints().save(States.random(augmented, 4));

    // Of twelve iterations, a run that begins now would have none.
    assertThat(open("out").augmentation()).isEqualTo("color, translation");
    assertThat(open("out", ALWAYS).augmentation()).isEqualTo("color, translation");
  }

  @Test
  void anotherOneIsRefusedWhereItIsAskedFor() {
    save(4);
    assertThatThrownBy(() -> open("out", ALWAYS))
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining(
            "is of another training: spec.augmentation was null and is [\"Color\",\"Translation\"]."
                + " Restore the former values");

    TrainingParts augmented = training.parts("out", ALWAYS);
    augmented.checkpoints().save(States.random(augmented, 8));
    assertThatThrownBy(() -> open("out", NEVER))
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining("spec.augmentation was [\"Color\",\"Translation\"] and is null");
    assertThatThrownBy(() -> open("out", mode("{mode: Always, policy: [Color]}")))
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining(
            "spec.augmentation was [\"Color\",\"Translation\"] and is [\"Color\"]");
  }

  @Test
  void oneThatALaterVersionInventedIsRefused() throws IOException {
    TrainingParts augmented = training.parts("out", ALWAYS);
    augmented.checkpoints().save(States.random(augmented, 4));
    Path header = checkpoint(4).resolve("state.json");
    Files.writeString(header, Files.readString(header).replace("Translation", "Rotation"));
    Files.write(checkpoint(4).resolve("manifest.json"), Manifest.of(checkpoint(4)).toJson());

    assertThatThrownBy(() -> open("out"))
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageContaining(
            "spec.augmentation was [\"Color\",\"Rotation\"], which this version does not know");
  }

  private String augmentation(String run, String... replacements) {
    return open(run, replacements).augmentation();
  }

  /** Runs as far as a run comes that is stopped at once. */
  private TrainingSession begin(String run, String... replacements) {
    TrainingSession session = open(run, replacements);
    StopSignal stop = new StopSignal();
    stop.request();
    session.run(new TrainingObserver() {}, stop);
    return session;
  }

  private TrainingSession open(String run, String... replacements) {
    return TrainingSession.open(
        TinyTraining.document(replacements),
        training.store(run),
        training.dataset(),
        Optional.empty(),
        training.engine(),
        training.scratch());
  }
}
