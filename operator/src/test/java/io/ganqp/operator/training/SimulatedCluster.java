package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.permission.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One training in a cluster of the mind: what is there, and what the operator has heard of it.
 * Holds the promises of {@link TrainingDecision} against each of its decisions.
 */
final class SimulatedCluster {

  private static final int DEADLINE_SECONDS = 15;
  private static final int TTL_SECONDS = 20;
  private static final Map<List<String>, GanQpTraining> READ = new ConcurrentHashMap<>();

  private final boolean limited;
  private GanQpTraining training;
  private boolean suspend;
  private int iterations = 1000;
  private final SimulatedJobs jobs = new SimulatedJobs();
  private Job jobHeard;
  private ConfigMap document;
  private ConfigMap documentHeard;
  private List<Pod> podsHeard = List.of();
  private Instant now = Trainings.NOW;
  private Instant begun = Trainings.NOW;
  private boolean gone;

  /** One whose training has a deadline, and a time to go after its end, if it is limited. */
  SimulatedCluster(boolean limited) {
    this.limited = limited;
    training = training(false, iterations);
  }

  /** What may happen, in any order. */
  enum Happening {
    RECONCILE,
    RECONCILE_AND_DIE_BEFORE_RECORDING,
    HEAR_OF_JOB,
    HEAR_OF_DOCUMENT,
    HEAR_OF_PODS,
    MAKE_POD,
    POD_RUNS,
    POD_SUCCEEDS,
    POD_FAILS,
    POD_IS_PREEMPTED,
    POD_IS_EVICTED,
    POD_FINDS_DOCUMENT_INVALID,
    COLLECT_GARBAGE,
    QUEUE_SUSPENDS,
    QUEUE_ADMITS,
    SUSPEND_OR_RESUME,
    RAISE_ITERATIONS,
    SOMEBODY_DELETES_JOB,
    SOMEBODY_DELETES_DOCUMENT,
    TIME_PASSES
  }

  void happen(Happening happening) {
    if (gone) {
      return;
    }
    switch (happening) {
      case RECONCILE -> reconcile(true);
      case RECONCILE_AND_DIE_BEFORE_RECORDING -> reconcile(false);
      case HEAR_OF_JOB -> jobHeard = jobs.job();
      case HEAR_OF_DOCUMENT -> documentHeard = document;
      case HEAR_OF_PODS -> podsHeard = jobs.pods();
      case MAKE_POD -> jobs.makePod(document != null);
      case POD_RUNS -> jobs.run();
      case POD_SUCCEEDS -> jobs.end(0);
      case POD_FAILS -> jobs.end(1);
      case POD_IS_PREEMPTED -> jobs.preempt();
      case POD_IS_EVICTED -> jobs.evict();
      case POD_FINDS_DOCUMENT_INVALID -> jobs.end(3);
      case COLLECT_GARBAGE -> jobs.collect();
      case QUEUE_SUSPENDS -> jobs.queue(true);
      case QUEUE_ADMITS -> jobs.queue(false);
      case SUSPEND_OR_RESUME -> specify(!suspend, iterations);
      case RAISE_ITERATIONS -> specify(suspend, iterations + 1000);
      case SOMEBODY_DELETES_JOB -> jobs.delete();
      case SOMEBODY_DELETES_DOCUMENT -> document = null;
      case TIME_PASSES -> now = now.plusSeconds(7);
      default -> throw new IllegalArgumentException(happening.name());
    }
  }

  /** From here on all goes well; where does that lead? */
  Phase settle() {
    if (suspend) {
      specify(false, iterations);
    }
    for (int round = 0; round < 20; round++) {
      for (Happening step :
          List.of(
              Happening.COLLECT_GARBAGE,
              Happening.QUEUE_ADMITS,
              Happening.HEAR_OF_JOB,
              Happening.HEAR_OF_DOCUMENT,
              Happening.HEAR_OF_PODS,
              Happening.RECONCILE,
              Happening.MAKE_POD,
              Happening.POD_RUNS,
              Happening.POD_SUCCEEDS,
              Happening.TIME_PASSES)) {
        happen(step);
      }
    }
    return Phase.of(training.getStatus().conditions()).orElseThrow();
  }

  /** Whether the operator has deleted the training. */
  boolean isGone() {
    return gone;
  }

  /** What it would still do. */
  Decision next() {
    return TrainingDecision.of(observed());
  }

  GanQpTrainingStatus status() {
    return training.getStatus();
  }

  private Observed observed() {
    return new Observed(
        training,
        Optional.ofNullable(jobHeard),
        Optional.ofNullable(documentHeard),
        Optional.ofNullable(jobHeard).map(job -> TrainerAccess.of(training, Reach.ALL)),
        Reach.ALL,
        new TrainerPods(podsHeard),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now);
  }

  private void reconcile(boolean record) {
    Decision decision = next();
    if (decision.actions().contains(new Action.CreateJob())) {
      create();
      decision = next();
    }
    for (Action action : decision.actions()) {
      if (action instanceof Action.MendDocument) {
        writeDocument();
      }
      if (action instanceof Action.DeleteJob delete) {
        assertThat(suspend || hasEnded() || !SpecFingerprint.matches(delete.job(), training))
            .as("what a queue does to a Job is no reason to delete it")
            .isTrue();
        // Bound to the version that was heard of, as the API server checks it.
        if (delete.job().equals(jobs.job())) {
          jobs.delete();
        }
      }
      if (action instanceof Action.DeleteTraining) {
        expire();
        return;
      }
    }
    if (record) {
      record(decision.status());
    }
  }

  private void expire() {
    assertThat(limited && hasEnded()).as("a training that may go").isTrue();
    assertThat(Instant.parse(training.getStatus().completionTime()).plusSeconds(TTL_SECONDS))
        .as("when its time is over")
        .isBeforeOrEqualTo(now);
    gone = true;
  }

  private void writeDocument() {
    document = TrainingConfigMap.of(training);
    documentHeard = document;
  }

  private void create() {
    writeDocument();
    jobs.create(training, now);
    jobHeard = jobs.job();
  }

  private void record(GanQpTrainingStatus status) {
    Optional<Phase> before =
        training.getStatus() == null
            ? Optional.empty()
            : Phase.of(training.getStatus().conditions());
    if (before.filter(Phase::isTerminal).isPresent() && !isRaisedSinceComplete(before.get())) {
      assertThat(status.conditions()).isEqualTo(training.getStatus().conditions());
    }
    assertThat(Trainings.phases(status))
        .singleElement()
        .satisfies(
            condition ->
                assertThat(isInTime(before, condition)).as("no deadline too early").isTrue());
    if (suspend || before.filter(Phase.COMPLETE::equals).isPresent()) {
      begun = now;
    }
    training = Trainings.with(training, status);
  }

  /** A deadline is over when the run has taken that long, and not before. */
  private boolean isInTime(Optional<Phase> before, Condition condition) {
    return before.filter(Phase::isTerminal).isPresent()
        || !condition.getReason().equals(Reason.DEADLINE_EXCEEDED.word())
        || (limited && !now.isBefore(begun.plusSeconds(DEADLINE_SECONDS)));
  }

  private boolean hasEnded() {
    return training.getStatus() != null
        && Phase.of(training.getStatus().conditions()).filter(Phase::isTerminal).isPresent();
  }

  private boolean isRaisedSinceComplete(Phase before) {
    return before == Phase.COMPLETE && iterations > training.getStatus().progress().iteration();
  }

  /** How many iterations a training that is complete has done, and how many were asked for. */
  boolean isWhole() {
    return training.getStatus().progress().iteration() == iterations;
  }

  private void specify(boolean suspended, int upTo) {
    suspend = suspended;
    iterations = upTo;
    GanQpTraining next = training(suspended, upTo);
    next.getMetadata().setGeneration(training.getMetadata().getGeneration() + 1);
    training = Trainings.with(next, training.getStatus());
  }

  /** Read once each: reading is what takes time here. */
  private GanQpTraining training(boolean suspended, int upTo) {
    String limits =
        limited
            ? ", activeDeadlineSeconds: %d, ttlSecondsAfterFinished: %d"
                .formatted(DEADLINE_SECONDS, TTL_SECONDS)
            : "";
    GanQpTraining read =
        READ.computeIfAbsent(
            List.of(
                "runPolicy: {suspend: " + suspended + limits + "}",
                "training: {iterations: " + upTo + "}"),
            lines -> Trainings.training(lines.toArray(String[]::new)));
    GanQpTraining fresh = new GanQpTraining();
    fresh.setMetadata(new ObjectMetaBuilder(read.getMetadata()).build());
    fresh.setSpec(read.getSpec());
    return fresh;
  }
}
