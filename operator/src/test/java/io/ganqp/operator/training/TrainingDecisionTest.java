package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.NOW;
import static io.ganqp.operator.training.Trainings.deleting;
import static io.ganqp.operator.training.Trainings.job;
import static io.ganqp.operator.training.Trainings.observed;
import static io.ganqp.operator.training.Trainings.pod;
import static io.ganqp.operator.training.Trainings.running;
import static io.ganqp.operator.training.Trainings.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.ganqp.contract.run.TrainerReport;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.permission.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingDecisionTest {

  private static final GanQpTraining PLAIN = training();
  private static final GanQpTraining SUSPENDED = training("runPolicy: {suspend: true}");
  private static final Job JOB = job(PLAIN);

  @Test
  void whatNeverBeganHasNothingToSaveWhenItIsSuspended() {
    Decision decision = TrainingDecision.of(observed(SUSPENDED, own(), pod(JOB, "a")));

    assertThat(decision.actions())
        .extracting(Object::getClass)
        .containsExactly(Action.DeleteJob.class);
    assertThat(Trainings.phases(decision.status()))
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.getType()).isEqualTo("Pending");
              assertThat(condition.getMessage()).doesNotContain("checkpoint");
            });
  }

  @Test
  void aPodThatDoesNotGoIsBlamedOnItsNode() {
    Pod silent = onNode(deleting(running(pod(JOB, "a"))));
    Instant later = NOW.plusSeconds(60);

    for (Observed observed :
        List.of(
            observed(PLAIN, Optional.of(deleting(JOB)), later, silent),
            observed(SUSPENDED, Optional.of(deleting(JOB)), later, silent),
            observed(PLAIN, Optional.empty(), later, silent))) {
      assertThat(Trainings.phases(TrainingDecision.of(observed).status()))
          .extracting(Condition::getReason, Condition::getMessage)
          .containsExactly(
              tuple(
                  "NodeLost",
                  "node n1 does not answer: the training goes on when it returns or is deleted"));
    }
  }

  @Test
  void aTrainerThatReadsItsDatasetSaysSo() {
    Observed reading =
        observed(PLAIN, own(), running(pod(JOB, "a")))
            .withProgress(TrainerReport.parse("{\"state\": \"Starting\"}").orElseThrow());

    assertThat(Trainings.phases(TrainingDecision.of(reading).status()))
        .extracting(Condition::getMessage)
        .containsExactly("the trainer reads its dataset");
  }

  @Test
  void somebodyElsesNetworkPolicyIsNamedAndThatOfAFormerTrainingWaitedFor() {
    NetworkPolicy others = TrainerAccess.of(PLAIN, Reach.SAME_NAMESPACE);
    others.getMetadata().setOwnerReferences(List.of());
    NetworkPolicy former = TrainerAccess.of(PLAIN, Reach.SAME_NAMESPACE);
    former.getMetadata().getOwnerReferences().get(0).setUid("former-training");

    assertThat(beside(others))
        .extracting(Condition::getReason, Condition::getMessage)
        .containsExactly(
            tuple(
                "NameTaken",
                "there is a NetworkPolicy faces.trainer already that is not this training's:"
                    + " delete it, or give the training another name"));
    assertThat(beside(former)).extracting(Condition::getReason).containsExactly("Stopping");
  }

  private static List<Condition> beside(NetworkPolicy present) {
    Decision decision = TrainingDecision.of(observed(PLAIN, Optional.empty()).withAccess(present));

    assertThat(decision.actions()).isEmpty();
    return Trainings.phases(decision.status());
  }

  @Test
  void aTrainingUnderDeletionIsLeftToTheGarbageCollector() {
    GanQpTraining deleted = training();
    deleted.getMetadata().setDeletionTimestamp(NOW.toString());

    assertThat(TrainingDecision.of(observed(deleted, Optional.empty())).actions()).isEmpty();
  }

  private static Optional<Job> own() {
    return Optional.of(JOB);
  }

  private static Pod onNode(Pod pod) {
    return new PodBuilder(pod).editSpec().withNodeName("n1").endSpec().build();
  }
}
