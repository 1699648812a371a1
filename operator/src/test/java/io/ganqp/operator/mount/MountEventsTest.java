package io.ganqp.operator.mount;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.ganqp.operator.diagnosis.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountEventsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MountVolume.SetUp failed for volume "secret-x" : secret "x" not found | SECRET_NOT_FOUND
          MountVolume.SetUp failed for volume "config-x" : configmap "x" not found | CONFIG_MAP_NOT_FOUND
          MountVolume.SetUp failed for volume "pv" : mount failed: exit status 32 | VOLUME_NOT_MOUNTED
          MountVolume.SetUp failed for volume "v" : references non-existent secret key: k | VOLUME_NOT_MOUNTED
          """)
  void theKubeletsOwnWordsAndWhatKindOfThingIsMissing(String note, Trouble.Kind kind) {
    Trouble trouble =
        MountEvents.trouble(List.of(event("FailedMount", "00:00", note))).orElseThrow();

    assertThat(trouble.kind()).isEqualTo(kind);
    assertThat(trouble.message()).startsWith(note);
    assertThat(trouble.message().contains("create it"))
        .as("what to do, where that is known")
        .isEqualTo(kind != Trouble.Kind.VOLUME_NOT_MOUNTED);
  }

  @Test
  void theLastComplaintCounts() {
    assertThat(
            MountEvents.trouble(
                    List.of(
                        event("FailedMount", "00:09", "configmap \"b\" not found"),
                        event("FailedMount", "00:05", "secret \"a\" not found"),
                        event("Scheduled", "00:20", "assigned")))
                .orElseThrow()
                .kind())
        .isEqualTo(Trouble.Kind.CONFIG_MAP_NOT_FOUND);
  }

  @Test
  void aPodThatHasGotFurtherHasItsVolumes() {
    Event missing = event("FailedMount", "00:05", "secret \"a\" not found");

    assertThat(MountEvents.trouble(List.of(missing, event("Pulling", "00:05", "x")))).isEmpty();
    assertThat(MountEvents.trouble(List.of(missing, event("Pulling", "00:04", "x")))).isPresent();
    assertThat(MountEvents.trouble(List.of())).isEmpty();
  }

  private static Event event(String reason, String time, String note) {
    return new EventBuilder()
        .withNewMetadata()
        .endMetadata()
        .withReason(reason)
        .withNote(note)
        .withDeprecatedLastTimestamp("2026-01-01T12:" + time + "Z")
        .build();
  }
}
