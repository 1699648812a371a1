package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.NOW;
import static io.ganqp.operator.training.Trainings.finished;
import static io.ganqp.operator.training.Trainings.job;
import static io.ganqp.operator.training.Trainings.observed;
import static io.ganqp.operator.training.Trainings.pod;
import static io.ganqp.operator.training.Trainings.running;
import static io.ganqp.operator.training.Trainings.training;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.diagnosis.Trouble;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextLookTest {

  private static final GanQpTraining LIMITED =
      training(
          "runPolicy: {activeDeadlineSeconds: 100, startDeadlineSeconds: 40,"
              + " ttlSecondsAfterFinished: 30}");
  private static final Job JOB = job(LIMITED);

  @Test
  void isWhenTheNextDeadlineIsDue() {
    Turns turns = new Turns(LIMITED);
    assertThat(turns.decide(JOB).again()).contains(Duration.ofSeconds(40));

    turns.decide(JOB, running(pod(JOB, "a")));
    assertThat(turns.decide(JOB, running(pod(JOB, "a"))).again())
        .as("it runs, so that one deadline is left")
        .contains(Duration.ofSeconds(100));
  }

  @Test
  void isSoonAndNotAtOnceAfterADeadline() {
    assertThat(Deadlines.next(observed(LIMITED, Optional.of(JOB), NOW.plusSeconds(99)), NOW))
        .contains(Duration.ofSeconds(1));
  }

  @Test
  void needNotBeWhereAllThatHappensIsWatched() {
    assertThat(TrainingDecision.of(observed(training(), Optional.of(JOB))).again()).isEmpty();
  }

  @Test
  void isAMinuteAfterARefusalOrAtADeadlineBeforeThat() {
    Trouble refused = new Trouble(Kind.REFUSED, "no");
    assertThat(TrainingDecision.refused(observed(training(), Optional.empty()), refused).again())
        .contains(Duration.ofMinutes(1));
    assertThat(TrainingDecision.refused(observed(LIMITED, Optional.empty()), refused).again())
        .contains(Duration.ofSeconds(40));
  }

  @Test
  void isSoonerWhereTheApiServerHasRefusedNothing() {
    Trouble unanswered = new Trouble(Kind.API_UNAVAILABLE, "etcdserver: request timed out");
    assertThat(TrainingDecision.refused(observed(training(), Optional.empty()), unanswered).again())
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void ofOneThatHasEndedIsAtTheEndOfItsTimeToLiveAndThenUntilItIsGone() {
    Job done = finished(JOB, "Complete", "x");
    Turns turns = new Turns(LIMITED);
    turns.decide(done);

    assertThat(turns.seconds(10).decide(done).again()).contains(Duration.ofSeconds(20));
    Decision over = turns.seconds(20).decide(done);
    assertThat(over.actions()).hasOnlyElementsOfType(Action.DeleteTraining.class).hasSize(1);
    assertThat(over.again()).contains(Duration.ofSeconds(30));
  }
}
