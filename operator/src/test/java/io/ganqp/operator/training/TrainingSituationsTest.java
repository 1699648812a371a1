package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.deleting;
import static io.ganqp.operator.training.Trainings.ended;
import static io.ganqp.operator.training.Trainings.finished;
import static io.ganqp.operator.training.Trainings.job;
import static io.ganqp.operator.training.Trainings.observed;
import static io.ganqp.operator.training.Trainings.pod;
import static io.ganqp.operator.training.Trainings.running;
import static io.ganqp.operator.training.Trainings.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done in each situation that a training can be found in, and what is said. */
class TrainingSituationsTest {

  private static final GanQpTraining PLAIN = training();
  private static final GanQpTraining SUSPENDED = training("runPolicy: {suspend: true}");
  private static final GanQpTraining CHANGED = changed();
  private static final Job JOB = job(PLAIN);
  private static final Job FORMER = former();
  private static final Job ORPHAN = orphan();
  private static final List<Class<?>> NOTHING = List.of();
  private static final List<Class<?>> CREATE = List.of(Action.CreateJob.class);
  private static final List<Class<?>> DELETE = List.of(Action.DeleteJob.class);

  static Stream<Arguments> situations() {
    Observed complete =
        observed(PLAIN, Optional.of(finished(JOB, "Complete", "x")), ended(pod(JOB, "a"), 0));
    Observed backoff =
        observed(
            PLAIN,
            Optional.of(finished(JOB, "Failed", "BackoffLimitExceeded")),
            ended(pod(JOB, "a"), 1));
    Observed diverged =
        observed(
            PLAIN,
            Optional.of(finished(JOB, "Failed", "PodFailurePolicy")),
            ended(pod(JOB, "a"), 6));
    return Stream.of(
        situation("new", observed(PLAIN, Optional.empty()), CREATE, Phase.PENDING, Reason.STARTING),
        situation("no pod yet", observed(PLAIN, own()), NOTHING, Phase.PENDING, Reason.STARTING),
        situation(
            "trains",
            observed(PLAIN, own(), running(pod(JOB, "a"))),
            NOTHING,
            Phase.RUNNING,
            Reason.TRAINING),
        situation("complete", complete, NOTHING, Phase.COMPLETE, Reason.DONE),
        situation("failed", backoff, NOTHING, Phase.FAILED, Reason.BACKOFF_LIMIT_EXCEEDED),
        situation("diverged", diverged, NOTHING, Phase.FAILED, Reason.DIVERGED),
        situation(
            "its Job is over, its pod is not heard of",
            observed(
                PLAIN,
                Optional.of(finished(JOB, "Failed", "PodFailurePolicy")),
                running(pod(JOB, "a"))),
            NOTHING,
            Phase.RUNNING,
            Reason.TRAINING),
        situation(
            "between two pods",
            observed(PLAIN, own(), ended(pod(JOB, "a"), 5)),
            NOTHING,
            Phase.PENDING,
            Reason.STORE_UNAVAILABLE),
        situation(
            "in the second pod",
            observed(PLAIN, own(), ended(pod(JOB, "a"), 5), running(pod(JOB, "b"))),
            NOTHING,
            Phase.RUNNING,
            Reason.TRAINING),
        situation(
            "to be suspended",
            observed(SUSPENDED, own(), running(pod(JOB, "a"))),
            DELETE,
            Phase.RUNNING,
            Reason.STOPPING),
        situation(
            "stopping",
            observed(SUSPENDED, Optional.of(deleting(JOB)), running(pod(JOB, "a"))),
            NOTHING,
            Phase.RUNNING,
            Reason.STOPPING),
        situation(
            "suspended",
            observed(SUSPENDED, Optional.empty()),
            NOTHING,
            Phase.SUSPENDED,
            Reason.SUSPENDED),
        situation(
            "complete before it could be suspended",
            observed(
                SUSPENDED, Optional.of(finished(JOB, "Complete", "x")), ended(pod(JOB, "a"), 0)),
            NOTHING,
            Phase.COMPLETE,
            Reason.DONE),
        situation(
            "resumed while its pod stops",
            observed(PLAIN, Optional.of(deleting(JOB)), running(pod(JOB, "a"))),
            NOTHING,
            Phase.PENDING,
            Reason.STOPPING),
        situation(
            "its Job is gone, a pod is not",
            observed(PLAIN, Optional.empty(), running(pod(JOB, "a"))),
            NOTHING,
            Phase.PENDING,
            Reason.STOPPING),
        situation(
            "its specification has changed",
            observed(CHANGED, own(), running(pod(JOB, "a"))),
            DELETE,
            Phase.PENDING,
            Reason.SPEC_CHANGED),
        situation(
            "the Job of a former training goes with it",
            observed(PLAIN, Optional.of(FORMER)),
            NOTHING,
            Phase.PENDING,
            Reason.STOPPING),
        situation(
            "an orphaned Job is there, and its pod runs",
            observed(PLAIN, Optional.of(ORPHAN), running(pod(ORPHAN, "a"))),
            NOTHING,
            Phase.PENDING,
            Reason.NAME_TAKEN),
        situation(
            "an orphaned Job is being deleted",
            observed(PLAIN, Optional.of(deleting(ORPHAN)), running(pod(ORPHAN, "a"))),
            NOTHING,
            Phase.PENDING,
            Reason.STOPPING),
        situation(
            "an orphaned pod runs",
            observed(PLAIN, Optional.empty(), orphaned(running(pod(JOB, "a")))),
            NOTHING,
            Phase.PENDING,
            Reason.NAME_TAKEN),
        situation(
            "an orphaned pod is being deleted",
            observed(PLAIN, Optional.empty(), deleting(orphaned(running(pod(JOB, "a"))))),
            NOTHING,
            Phase.PENDING,
            Reason.STOPPING),
        situation(
            "suspended while an orphaned pod runs",
            observed(SUSPENDED, Optional.empty(), orphaned(running(pod(JOB, "a")))),
            NOTHING,
            Phase.SUSPENDED,
            Reason.SUSPENDED),
        situation(
            "the pod of a former training still runs",
            observed(PLAIN, Optional.of(FORMER), running(pod(FORMER, "a"))),
            NOTHING,
            Phase.PENDING,
            Reason.STOPPING));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void eachSituationHasItsActionsAndItsWord(
      String situation, Observed observed, List<Class<?>> actions, Phase phase, Reason reason) {
    Decision decision = TrainingDecision.of(observed);

    assertThat(decision.actions()).extracting(Object::getClass).isEqualTo(actions);
    assertThat(Phase.of(decision.status().conditions())).contains(phase);
    assertThat(Trainings.phases(decision.status()))
        .extracting(Condition::getReason)
        .containsExactly(reason.word());
  }

  private static Arguments situation(
      String name, Observed observed, List<Class<?>> actions, Phase phase, Reason reason) {
    return arguments(name, observed, actions, phase, reason);
  }

  private static Optional<Job> own() {
    return Optional.of(JOB);
  }

  private static GanQpTraining changed() {
    GanQpTraining changed = training("training: {iterations: 200000}");
    changed.getMetadata().setGeneration(2L);
    return changed;
  }

  private static Job former() {
    Job job =
        new JobBuilder(job(training())).editMetadata().withUid("other-job").endMetadata().build();
    job.getMetadata().getOwnerReferences().get(0).setUid("former-training");
    return job;
  }

  private static Job orphan() {
    return new JobBuilder(former())
        .editMetadata()
        .withOwnerReferences(List.of())
        .endMetadata()
        .build();
  }

  private static Pod orphaned(Pod pod) {
    return new PodBuilder(pod).editMetadata().withOwnerReferences(List.of()).endMetadata().build();
  }
}
