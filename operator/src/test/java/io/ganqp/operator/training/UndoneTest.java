package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.ended;
import static io.ganqp.operator.training.Trainings.finished;
import static io.ganqp.operator.training.Trainings.job;
import static io.ganqp.operator.training.Trainings.pod;
import static io.ganqp.operator.training.Trainings.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class UndoneTest {

  private static final GanQpTraining SERVED = training("serving: {}");
  private static final Job DONE = finished(job(SERVED), "Complete", "x");
  private static final GanQpTrainingStatus NOTHING_YET = Observed.status(SERVED);
  private static final String WORDS = "exceeded quota: services, requested: 1, limited: 0";

  private final Turns turns = new Turns(SERVED);

  @Test
  void aTrainingWhoseServiceIsRefusedIsCompleteAndSaysSo() {
    Decision decision = turns.decide(DONE, ended(pod(job(SERVED), "a"), 0));

    Decision left = undone(decision, NOTHING_YET, answer(403, WORDS), turns);
    assertThat(Phase.of(left.status().conditions())).contains(Phase.COMPLETE);
    assertThat(left.status().completionTime()).isEqualTo(decision.status().completionTime());
    assertThat(left.announcements()).isEqualTo(decision.announcements());
    assertThat(standing(left.status()))
        .contains(
            tuple("Reconciling", "False", "Refused", ""),
            tuple("Stalled", "True", "Refused", WORDS));
  }

  @Test
  void itIsTriedAgainInAMinuteAndNothingIsWrittenMeanwhile() {
    Decision first = undone(turns.decide(DONE), NOTHING_YET, answer(403, WORDS), turns);
    GanQpTraining recorded = Trainings.with(SERVED, first.status());

    Turns later = new Turns(recorded).seconds(60);
    Decision again = undone(later.decide(DONE), first.status(), answer(403, WORDS), later);
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.again()).contains(Duration.ofMinutes(1));
  }

  @Test
  void whatTheApiServerCouldNotDoIsUnderWay() {
    Decision left =
        undone(turns.decide(DONE), NOTHING_YET, answer(500, "failed calling webhook \"x\""), turns);

    assertThat(standing(left.status()))
        .contains(
            tuple(
                "Reconciling",
                "True",
                "OperatorError",
                "the operator cannot act on it, and tries again: failed calling webhook \"x\""),
            tuple("Stalled", "False", "OperatorError", ""));
  }

  private static Decision undone(
      Decision decision,
      GanQpTrainingStatus former,
      KubernetesClientException answer,
      Turns turns) {
    return Undone.in(decision, former, answer, turns.now());
  }

  private static List<Tuple> standing(GanQpTrainingStatus status) {
    return status.conditions().stream()
        .map((Condition c) -> tuple(c.getType(), c.getStatus(), c.getReason(), c.getMessage()))
        .toList();
  }

  private static KubernetesClientException answer(int code, String words) {
    Status status = new StatusBuilder().withCode(code).withMessage(words).build();
    return new KubernetesClientException(words, code, status);
  }
}
