package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.ended;
import static io.ganqp.operator.training.Trainings.evicted;
import static io.ganqp.operator.training.Trainings.finished;
import static io.ganqp.operator.training.Trainings.job;
import static io.ganqp.operator.training.Trainings.pod;
import static io.ganqp.operator.training.Trainings.running;
import static io.ganqp.operator.training.Trainings.training;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import org.junit.jupiter.api.Test;

/** What counts as a restart of a trainer, and what is told of it. */
class TrainerRestartsTest {

  private static final Job JOB = job(training());

  private final Turns turns = new Turns(training());

  @Test
  void thePodOfAnotherJobIsNone() {
    assertThat(turns.decide(JOB, running(pod(JOB, "a"))).status().pod()).isEqualTo("a");

    assertThat(turns.decideWithoutJob().actions()).containsExactly(new Action.CreateJob());
    Job next = another(JOB);
    turns.decide(next);
    turns.decide(next, running(pod(next, "b")));
    assertThat(turns.training().getStatus().pod()).isEqualTo("b");
    assertThat(turns.training().getStatus().restarts()).isNull();
  }

  @Test
  void thePodOfAnotherJobIsNoneEvenIfNobodyRecordedThatItWasMade() {
    turns.decide(JOB, running(pod(JOB, "a")));
    Job next = another(new TrainingJob(TrainingFixture.PODS).of(turns.training()));

    turns.decide(next, running(pod(next, "b")));
    assertThat(turns.training().getStatus().pod()).isEqualTo("b");
    assertThat(turns.training().getStatus().restarts()).isNull();

    turns.decide(next, ended(pod(next, "b"), 1), running(pod(next, "c")));
    assertThat(turns.training().getStatus().restarts()).isEqualTo(1);
  }

  @Test
  void aFormerPodThatIsLeftWhenTheLastOneIsDeletedIsNone() {
    Pod former = ended(pod(JOB, "a"), 1);
    Integer restarts = turns.decide(JOB, former, running(pod(JOB, "b"))).status().restarts();

    turns.decide(JOB, former);
    assertThat(turns.training().getStatus().pod()).isEqualTo("b");
    assertThat(turns.training().getStatus().restarts()).isEqualTo(restarts);

    turns.decide(JOB, former, running(pod(JOB, "c")));
    assertThat(turns.training().getStatus().restarts()).isEqualTo(1);
  }

  @Test
  void itIsToldOnceWithItsCause() {
    assertThat(Turns.notes(turns.decide(JOB, ended(pod(JOB, "a"), 1))))
        .containsExactly(
            "TRAINER_RESTARTED TrainerFailed: last words; goes on from the last checkpoint");

    Decision made = turns.decide(JOB, ended(pod(JOB, "a"), 1), pod(JOB, "b"));
    assertThat(made.status().restarts()).isEqualTo(1);
    assertThat(Turns.notes(made)).isEmpty();
  }

  @Test
  void oneThatNobodySawIsToldWithItsCauseAsWell() {
    turns.decide(JOB, running(pod(JOB, "a")));

    assertThat(Turns.notes(turns.decide(JOB, ended(pod(JOB, "a"), 1), pod(JOB, "b"))))
        .containsExactly("TRAINER_RESTARTED TrainerFailed: last words");
  }

  @Test
  void aTrainerWhosePodHasYetToEndIsNotJudgedBeforeItsKubeletHasSpoken() {
    Pod ending = ended(pod(JOB, "a"), 75);
    ending.getStatus().setPhase("Running");
    assertThat(Turns.notes(turns.decide(JOB, ending))).isEmpty();

    assertThat(Turns.notes(turns.decide(JOB, evicted(pod(JOB, "a"), 75))))
        .singleElement()
        .asString()
        .startsWith("TRAINER_RESTARTED Evicted: usage exceeds the total limit of 4Mi");
  }

  @Test
  void whatADeletedPodSaidIsNotForgottenWhenItsJobIsGivenUp() {
    turns.decide(JOB, ended(pod(JOB, "a"), 1));

    assertThat(Turns.notes(turns.decide(finished(JOB, "Failed", "BackoffLimitExceeded"))))
        .containsExactly("FAILED BackoffLimitExceeded: last words (said the Job controller)");
  }

  private static Job another(Job job) {
    return new JobBuilder(job).editMetadata().withUid("another").endMetadata().build();
  }
}
