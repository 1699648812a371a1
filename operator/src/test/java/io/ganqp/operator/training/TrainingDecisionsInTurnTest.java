package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.NOW;
import static io.ganqp.operator.training.Trainings.deleting;
import static io.ganqp.operator.training.Trainings.ended;
import static io.ganqp.operator.training.Trainings.evicted;
import static io.ganqp.operator.training.Trainings.finished;
import static io.ganqp.operator.training.Trainings.job;
import static io.ganqp.operator.training.Trainings.observed;
import static io.ganqp.operator.training.Trainings.pod;
import static io.ganqp.operator.training.Trainings.running;
import static io.ganqp.operator.training.Trainings.training;
import static io.ganqp.operator.training.Trainings.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.status.EventReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is decided after an earlier decision, and when it is due to be looked at again. */
class TrainingDecisionsInTurnTest {

  private static final GanQpTraining PLAIN = training();
  private static final Job JOB = job(PLAIN);
  private static final List<Class<?>> CREATE = List.of(Action.CreateJob.class);
  private static final List<Class<?>> DELETE = List.of(Action.DeleteJob.class);

  @Test
  void aDecisionThatIsRecordedIsNotTakenAgain() {
    Observed first = observed(PLAIN, Optional.of(JOB), running(pod(JOB, "a")));
    Decision decision = TrainingDecision.of(first);
    Decision again =
        TrainingDecision.of(
            observed(
                with(PLAIN, decision.status()),
                Optional.of(JOB),
                NOW.plusSeconds(60),
                running(pod(JOB, "a"))));

    assertThat(again.status()).isEqualTo(decision.status());
    assertThat(again.announcements()).isEmpty();
  }

  @Test
  void whatHasFailedStaysFailedAndItsLiveJobGoes() {
    GanQpTraining late = training("runPolicy: {activeDeadlineSeconds: 60}");
    Observed overdue =
        observed(late, Optional.of(job(late)), NOW.plusSeconds(60), running(pod(JOB, "a")));
    Decision end = TrainingDecision.of(overdue);
    assertThat(end.actions()).as("the end is recorded first").isEmpty();
    assertThat(Phase.of(end.status().conditions())).contains(Phase.FAILED);

    Decision after =
        TrainingDecision.of(
            observed(
                with(late, end.status()),
                Optional.of(job(late)),
                NOW.plusSeconds(61),
                running(pod(JOB, "a"))));
    assertThat(after.actions()).extracting(Object::getClass).isEqualTo(DELETE);
    assertThat(after.status()).isEqualTo(end.status());
  }

  @Test
  void aRaiseThatComesWithTheEndIsGoneOnWith() {
    Job done = finished(JOB, "Complete", "x");

    Decision decision =
        TrainingDecision.of(observed(raised(), Optional.of(done), ended(pod(JOB, "a"), 0)));
    assertThat(decision.actions()).extracting(Object::getClass).isEqualTo(DELETE);
    assertThat(Phase.of(decision.status().conditions())).contains(Phase.PENDING);
  }

  @Test
  void aTrainingThatIsCompleteGoesOnWhenMoreIterationsAreAskedFor() {
    GanQpTraining deadline = training("runPolicy: {activeDeadlineSeconds: 60}");
    Optional<Job> done = Optional.of(finished(job(deadline), "Complete", "x"));
    GanQpTraining complete = with(deadline, TrainingDecision.of(observed(deadline, done)).status());
    assertThat(Phase.of(complete.getStatus().conditions())).contains(Phase.COMPLETE);
    assertThat(complete.getStatus().progress().completion()).isEqualTo("100%");
    Instant later = NOW.plusSeconds(3600);
    assertThat(TrainingDecision.of(observed(complete, done, later)).status())
        .isEqualTo(complete.getStatus());

    GanQpTraining raised =
        with(raised("runPolicy: {activeDeadlineSeconds: 60}"), complete.getStatus());
    Decision decision = TrainingDecision.of(observed(raised, done, later));
    assertThat(decision.actions()).extracting(Object::getClass).isEqualTo(DELETE);
    assertThat(Phase.of(decision.status().conditions())).contains(Phase.PENDING);
    assertThat(decision.status().completionTime()).isNull();
    assertThat(decision.status().startTime()).as("a run of its own").isEqualTo(later.toString());

    Decision next =
        TrainingDecision.of(observed(with(raised, decision.status()), Optional.empty(), later));
    assertThat(next.actions()).extracting(Object::getClass).isEqualTo(CREATE);
  }

  @Test
  void resumedWhileItsFormerPodStopsItsDeadlineCountsAnew() {
    GanQpTraining limited = training("runPolicy: {activeDeadlineSeconds: 60}");
    GanQpTraining suspended = training("runPolicy: {activeDeadlineSeconds: 60, suspend: true}");
    Optional<Job> leaving = Optional.of(deleting(job(limited)));
    Instant later = NOW.plusSeconds(59);
    Decision stopping =
        TrainingDecision.of(observed(suspended, leaving, later, running(pod(JOB, "a"))));

    Decision resumed =
        TrainingDecision.of(
            observed(
                with(limited, stopping.status()),
                leaving,
                later.plusSeconds(1),
                running(pod(JOB, "a"))));
    assertThat(Phase.of(resumed.status().conditions())).contains(Phase.PENDING);
    assertThat(resumed.status().startTime()).isEqualTo(later.plusSeconds(1).toString());
  }

  @Test
  void resumedWhileItsFormerPodStopsAnotherOneMustRunInTime() {
    GanQpTraining limited = training("runPolicy: {startDeadlineSeconds: 40}");
    GanQpTraining suspended = training("runPolicy: {startDeadlineSeconds: 40, suspend: true}");
    Optional<Job> leaving = Optional.of(deleting(job(limited)));
    Decision stopping =
        TrainingDecision.of(observed(suspended, leaving, NOW, running(pod(JOB, "a"))));
    Instant resumption = NOW.plusSeconds(1);
    Decision resumed =
        TrainingDecision.of(
            observed(
                with(limited, stopping.status()), leaving, resumption, running(pod(JOB, "a"))));

    Decision late =
        TrainingDecision.of(
            observed(
                with(limited, resumed.status()),
                Optional.of(job(limited)),
                resumption.plusSeconds(40)));
    assertThat(Phase.of(late.status().conditions())).contains(Phase.FAILED);
  }

  @Test
  void thePodOfAnotherJobIsNoRestart() {
    Decision first = TrainingDecision.of(observed(PLAIN, Optional.of(JOB), running(pod(JOB, "a"))));
    assertThat(first.status().pod()).isEqualTo("a");

    Observed gone = observed(with(PLAIN, first.status()), Optional.empty());
    assertThat(TrainingDecision.of(gone).actions()).extracting(Object::getClass).isEqualTo(CREATE);
    Job another = new JobBuilder(JOB).editMetadata().withUid("another").endMetadata().build();
    Decision made = TrainingDecision.of(gone.withJob(another));
    Decision next =
        TrainingDecision.of(
            observed(with(PLAIN, made.status()), Optional.of(another), running(pod(another, "b"))));
    assertThat(next.status().pod()).isEqualTo("b");
    assertThat(next.status().restarts()).isNull();
  }

  @Test
  void thePodOfAnotherJobIsNoRestartEvenIfNobodyRecordedThatItWasMade() {
    Decision first = TrainingDecision.of(observed(PLAIN, Optional.of(JOB), running(pod(JOB, "a"))));
    GanQpTraining known = with(PLAIN, first.status());
    Job another =
        new JobBuilder(new TrainingJob(TrainingFixture.PODS).of(known))
            .editMetadata()
            .withUid("another")
            .endMetadata()
            .build();

    Decision next =
        TrainingDecision.of(observed(known, Optional.of(another), running(pod(another, "b"))));
    assertThat(next.status().pod()).isEqualTo("b");
    assertThat(next.status().restarts()).isNull();

    Decision restarted =
        TrainingDecision.of(
            observed(
                with(known, next.status()),
                Optional.of(another),
                ended(pod(another, "b"), 1),
                running(pod(another, "c"))));
    assertThat(restarted.status().restarts()).isEqualTo(1);
  }

  @Test
  void aRestartIsToldOnceWithItsCause() {
    Decision ended =
        TrainingDecision.of(observed(PLAIN, Optional.of(JOB), ended(pod(JOB, "a"), 1)));
    assertThat(notes(ended))
        .containsExactly(
            "TRAINER_RESTARTED TrainerFailed: last words; goes on from the last checkpoint");

    Decision made =
        TrainingDecision.of(
            observed(
                with(PLAIN, ended.status()),
                Optional.of(JOB),
                ended(pod(JOB, "a"), 1),
                pod(JOB, "b")));
    assertThat(made.status().restarts()).isEqualTo(1);
    assertThat(notes(made)).isEmpty();
  }

  @Test
  void aTrainerWhosePodHasYetToEndIsNotJudgedBeforeItsKubeletHasSpoken() {
    Pod ending = new PodBuilder(ended(pod(JOB, "a"), 75)).build();
    ending.getStatus().setPhase("Running");
    Decision first = TrainingDecision.of(observed(PLAIN, Optional.of(JOB), ending));
    assertThat(notes(first)).isEmpty();

    Decision then =
        TrainingDecision.of(
            observed(with(PLAIN, first.status()), Optional.of(JOB), evicted(pod(JOB, "a"), 75)));
    assertThat(notes(then))
        .singleElement()
        .asString()
        .startsWith("TRAINER_RESTARTED Evicted: usage exceeds the total limit of 4Mi");
  }

  @Test
  void whatADeletedPodSaidIsNotForgottenWhenItsJobIsGivenUp() {
    Decision ended =
        TrainingDecision.of(observed(PLAIN, Optional.of(JOB), ended(pod(JOB, "a"), 1)));
    Job failed = finished(JOB, "Failed", "BackoffLimitExceeded");
    Decision end = TrainingDecision.of(observed(with(PLAIN, ended.status()), Optional.of(failed)));

    assertThat(notes(end))
        .containsExactly("FAILED BackoffLimitExceeded: last words (said the Job controller)");
  }

  @Test
  void aFormerPodThatIsLeftWhenTheLastOneIsDeletedIsNoRestart() {
    Pod former = ended(pod(JOB, "a"), 1);
    Decision second =
        TrainingDecision.of(observed(PLAIN, Optional.of(JOB), former, running(pod(JOB, "b"))));
    Decision deleted =
        TrainingDecision.of(observed(with(PLAIN, second.status()), Optional.of(JOB), former));
    assertThat(deleted.status().pod()).isEqualTo("b");
    assertThat(deleted.status().restarts()).isEqualTo(second.status().restarts());

    Decision third =
        TrainingDecision.of(
            observed(
                with(PLAIN, deleted.status()), Optional.of(JOB), former, running(pod(JOB, "c"))));
    assertThat(third.status().restarts()).isEqualTo(1);
  }

  @Test
  void aRestartThatNobodySawIsToldWithItsCauseAsWell() {
    Decision running =
        TrainingDecision.of(observed(PLAIN, Optional.of(JOB), running(pod(JOB, "a"))));
    Decision made =
        TrainingDecision.of(
            observed(
                with(PLAIN, running.status()),
                Optional.of(JOB),
                ended(pod(JOB, "a"), 1),
                pod(JOB, "b")));

    assertThat(notes(made)).containsExactly("TRAINER_RESTARTED TrainerFailed: last words");
  }

  private static List<String> notes(Decision decision) {
    return decision.announcements().stream()
        .map(announcement -> announcement.reason() + " " + announcement.note())
        .toList();
  }

  @Test
  void aDeadlineThatIsOverIsLookedAtSoonAndNotBefore() {
    GanQpTraining training = training("runPolicy: {startDeadlineSeconds: 40}");

    assertThat(
            Deadlines.next(
                observed(training, Optional.of(job(training)), NOW.plusSeconds(99)), NOW))
        .contains(Duration.ofSeconds(1));
  }

  @Test
  void aServiceOfTheNameThatIsSomebodyElsesIsSaid() {
    GanQpTraining served = training("serving: {}");
    GanQpInference theirs = new GanQpInference();
    theirs.setMetadata(new ObjectMetaBuilder().withName("faces").build());
    Observed free = observed(served, Optional.of(job(served)));
    Observed taken = Trainings.serving(theirs, free);

    Decision decision = TrainingDecision.of(taken);
    assertThat(decision.announcements())
        .extracting(Decision.Announcement::reason)
        .contains(EventReason.SERVING_NAME_TAKEN);
    assertThat(decision.status().conditions())
        .filteredOn(condition -> condition.getType().equals("Served"))
        .singleElement()
        .satisfies(condition -> assertThat(condition.getStatus()).isEqualTo("False"))
        .satisfies(condition -> assertThat(condition.getReason()).isEqualTo("NameTaken"));

    GanQpTraining told = with(served, decision.status());
    assertThat(
            TrainingDecision.of(Trainings.serving(theirs, observed(told, Optional.of(job(served)))))
                .announcements())
        .isEmpty();
    assertThat(TrainingDecision.of(observed(told, Optional.of(job(served)))).status().conditions())
        .extracting(Condition::getType)
        .doesNotContain("Served");
  }

  @Test
  void itLooksAgainWhenADeadlineIsDue() {
    GanQpTraining training =
        training("runPolicy: {activeDeadlineSeconds: 100, startDeadlineSeconds: 40}");

    assertThat(TrainingDecision.of(observed(training, Optional.of(job(training)))).again())
        .contains(Duration.ofSeconds(40));
  }

  private static GanQpTraining raised(String... policy) {
    GanQpTraining raised =
        training(
            Stream.concat(Stream.of("training: {iterations: 200000}"), Stream.of(policy))
                .toArray(String[]::new));
    raised.getMetadata().setGeneration(2L);
    return raised;
  }
}
