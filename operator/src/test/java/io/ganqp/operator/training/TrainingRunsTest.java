package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.deleting;
import static io.ganqp.operator.training.Trainings.ended;
import static io.ganqp.operator.training.Trainings.finished;
import static io.ganqp.operator.training.Trainings.job;
import static io.ganqp.operator.training.Trainings.pod;
import static io.ganqp.operator.training.Trainings.running;
import static io.ganqp.operator.training.Trainings.training;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import org.junit.jupiter.api.Test;

/** What ends a run of a training, and what begins another one. */
class TrainingRunsTest {

  private static final String DEADLINE = "activeDeadlineSeconds: 60";
  private static final GanQpTraining LIMITED = limited(DEADLINE);
  private static final Job JOB = job(LIMITED);
  private static final Pod TRAINER = running(pod(JOB, "a"));

  private final Turns turns = new Turns(LIMITED);

  @Test
  void aDecisionThatIsRecordedIsNotTakenAgain() {
    Decision decision = turns.decide(JOB, TRAINER);
    Decision again = turns.seconds(30).decide(JOB, TRAINER);

    assertThat(again.status()).isEqualTo(decision.status());
    assertThat(again.announcements()).isEmpty();
  }

  @Test
  void whatHasFailedStaysFailedAndItsLiveJobGoes() {
    Decision end = turns.seconds(60).decide(JOB, TRAINER);
    assertThat(end.actions()).as("the end is recorded first").isEmpty();
    assertThat(Phase.of(end.status().conditions())).contains(Phase.FAILED);

    Decision after = turns.seconds(1).decide(JOB, TRAINER);
    assertThat(after.actions()).hasOnlyElementsOfType(Action.DeleteJob.class).hasSize(1);
    assertThat(after.status()).isEqualTo(end.status());
  }

  @Test
  void oneThatIsCompleteGoesOnWhenMoreIterationsAreAskedFor() {
    Job done = finished(JOB, "Complete", "x");
    Decision complete = turns.decide(done);
    assertThat(Phase.of(complete.status().conditions())).contains(Phase.COMPLETE);
    assertThat(complete.status().progress().completion()).isEqualTo("100%");
    assertThat(turns.seconds(3600).decide(done).status()).isEqualTo(complete.status());

    Decision raise = turns.specified(raised()).decide(done);
    assertThat(raise.actions()).hasOnlyElementsOfType(Action.DeleteJob.class).hasSize(1);
    assertThat(Phase.of(raise.status().conditions())).contains(Phase.PENDING);
    assertThat(raise.status().completionTime()).isNull();
    assertThat(raise.status().startTime()).as("a run of its own").isEqualTo(turns.now().toString());

    assertThat(turns.decideWithoutJob().actions()).containsExactly(new Action.CreateJob());
  }

  @Test
  void aRaiseThatComesWithTheEndIsGoneOnWith() {
    Decision decision =
        turns.specified(raised()).decide(finished(JOB, "Complete", "x"), ended(TRAINER, 0));

    assertThat(decision.actions()).hasOnlyElementsOfType(Action.DeleteJob.class).hasSize(1);
    assertThat(Phase.of(decision.status().conditions())).contains(Phase.PENDING);
  }

  @Test
  void resumedWhileItsFormerPodStopsItsDeadlineCountsAnew() {
    turns.specified(suspended(DEADLINE)).seconds(59).decide(deleting(JOB), TRAINER);

    Decision resumed = turns.specified(LIMITED).seconds(1).decide(deleting(JOB), TRAINER);
    assertThat(Phase.of(resumed.status().conditions())).contains(Phase.PENDING);
    assertThat(resumed.status().startTime()).isEqualTo(turns.now().toString());
  }

  @Test
  void resumedWhileItsFormerPodStopsAnotherOneMustRunInTime() {
    String deadline = "startDeadlineSeconds: 40";
    GanQpTraining limited = limited(deadline);
    turns.specified(suspended(deadline)).decide(deleting(job(limited)), TRAINER);
    turns.specified(limited).seconds(1).decide(deleting(job(limited)), TRAINER);

    Decision late = turns.seconds(40).decide(job(limited));
    assertThat(Phase.of(late.status().conditions())).contains(Phase.FAILED);
  }

  private static GanQpTraining limited(String deadline) {
    return training("runPolicy: {%s}".formatted(deadline));
  }

  private static GanQpTraining suspended(String deadline) {
    return training("runPolicy: {%s, suspend: true}".formatted(deadline));
  }

  private static GanQpTraining raised() {
    GanQpTraining raised =
        training("training: {iterations: 200000}", "runPolicy: {%s}".formatted(DEADLINE));
    raised.getMetadata().setGeneration(2L);
    return raised;
  }
}
