package io.ganqp.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.cluster.TestApiServer;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRecorderIT {

  private final TestApiServer server = TestApiServer.shared();
  private final String namespace = server.newNamespace();
  private final EventRecorder recorder =
      new EventRecorder(server.admin(), Clock.systemUTC(), "test");

  @ParameterizedTest
  @ValueSource(strings = {"a", "ä", "😀"})
  void aLongNoteIsTakenByTheApiServer(String character) {
    recorder.record(training("1"), EventReason.FAILED, character.repeat(2000));

    assertThat(events()).hasSize(1);
  }

  @Test
  void anEventIsRecordedOnceWhateverElseChangesBeforeTheStatusIsWritten() {
    recorder.record(training("1"), EventReason.TRAINING_STARTED, "The trainer is at work.");
    recorder.record(training("2"), EventReason.TRAINING_STARTED, "The trainer is at work.");

    assertThat(events()).hasSize(1);
  }

  private GanQpTraining training(String version) {
    GanQpTraining training = new GanQpTraining();
    training.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(namespace)
            .withName("faces")
            .withUid("training-uid")
            .withResourceVersion(version)
            .build());
    return training;
  }

  private List<Event> events() {
    return server.admin().events().v1().events().inNamespace(namespace).list().getItems();
  }
}
