package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.job;
import static io.ganqp.operator.training.Trainings.training;
import static io.ganqp.operator.training.Trainings.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobDiagnosisTest {
  private static final GanQpTraining TRAINING = training();
  private static final Job JOB = job(TRAINING);

  @Test
  void whatKeptPodsFromBeingMadeBeforeTheTrainerRanIsMended() {
    assertThat(withoutPods(ran("12:30:00"), "12:00:00"))
        .isEqualTo(Verdict.pending(Reason.STARTING, "waits for its pod"));
  }

  @Test
  void whatKeepsPodsFromBeingMadeSinceTheTrainerRanIsTold() {
    Verdict refused = Verdict.pending(Reason.REFUSED, "no more");

    assertThat(withoutPods(ran("12:30:00"), "12:30:05")).isEqualTo(refused);
    assertThat(withoutPods(TRAINING, "12:00:00")).isEqualTo(refused);
  }

  private static Verdict withoutPods(GanQpTraining training, String refused) {
    Event event =
        new EventBuilder()
            .withNewMetadata()
            .endMetadata()
            .withReason("FailedCreate")
            .withNote("Error creating: no more")
            .withNewRegarding()
            .withUid(JOB.getMetadata().getUid())
            .endRegarding()
            .withDeprecatedLastTimestamp("2026-01-01T" + refused + "Z")
            .build();
    return JobDiagnosis.ofLive(
        JOB,
        new TrainerPods(List.of()),
        List.of(event),
        training,
        Instant.parse("2026-01-01T13:00:00Z"));
  }

  /** Its pod was drained at that time. */
  private static GanQpTraining ran(String until) {
    Condition running =
        new ConditionBuilder()
            .withType("Running")
            .withStatus("False")
            .withReason("Starting")
            .withLastTransitionTime("2026-01-01T" + until + "Z")
            .build();
    return with(
        TRAINING,
        new GanQpTrainingStatus(1L, List.of(running), null, null, null, null, null, null, null));
  }
}
