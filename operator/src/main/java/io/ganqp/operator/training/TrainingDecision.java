package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.contract.run.TrainerReport.State;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.diagnosis.Trouble;
import io.ganqp.operator.training.Decision.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what follows from what is observed. Pure, so that it may be asked again at any time and
 * after any interruption: what was done already is observed as done.
 *
 * <p>Two promises: what has ended stays as it ended, unless it is complete and more iterations are
 * asked for, and a Job is only made when there is none and no pod of a former one is left.
 */
final class TrainingDecision {

  private TrainingDecision() {}

  static Decision of(Observed observed) {
    if (observed.training().isMarkedForDeletion()) {
      return new Decision(List.of(), observed.status(), List.of(), Optional.empty());
    }
    if (Extent.isRaised(observed)) {
      return atWork(observed.begunAgain());
    }
    if (observed.phase().filter(Phase::isTerminal).isPresent()) {
      return afterTheEnd(observed);
    }
    return atWork(observed);
  }

  private static Decision atWork(Observed observed) {
    Step step = next(observed);
    GanQpTrainingStatus status = StatusDraft.of(observed, step.verdict(), step.start());
    List<Action> actions = new ArrayList<>(step.action().stream().toList());
    Serving.action(observed, status).ifPresent(actions::add);
    List<Announcement> announcements =
        new ArrayList<>(Announcements.of(observed, step.verdict(), status));
    Serving.announcement(observed).ifPresent(announcements::add);
    return new Decision(
        actions, status, announcements, NextLook.of(observed, step.verdict(), step.start()));
  }

  /** What follows when the API server does not take the Job. */
  static Decision refused(Observed observed, Trouble trouble) {
    Verdict verdict = Verdict.pending(PodVerdict.reason(trouble.kind()), trouble.message());
    Instant start = RunStart.of(observed);
    GanQpTrainingStatus status = StatusDraft.of(observed, verdict, Optional.of(start));
    return new Decision(
        List.of(),
        status,
        Announcements.of(observed, verdict, status),
        NextLook.afterRefusal(observed, trouble, start));
  }

  /** One thing to do, where that leaves the training, and when its run began. */
  private record Step(Optional<Action> action, Verdict verdict, Optional<Instant> start) {}

  private static Step next(Observed observed) {
    Optional<Job> job = observed.ownJob();
    if (job.filter(present -> TrainerEnd.isReached(observed, present)).isPresent()) {
      return finish(observed, job.get());
    }
    if (observed.policy().suspend()) {
      return suspend(observed, job);
    }
    Instant start = RunStart.of(observed);
    Optional<Verdict> late = Deadlines.exceeded(observed, start, trains(observed));
    if (late.isPresent()) {
      return new Step(Optional.empty(), late.get(), Optional.of(start));
    }
    Step step = job.isPresent() ? keep(observed, job.get()) : begin(observed);
    return new Step(step.action(), step.verdict(), Optional.of(start));
  }

  private static Step finish(Observed observed, Job job) {
    TrainerPods pods = observed.ownPods();
    Verdict verdict =
        JobDiagnosis.waitsForLastWords(job, pods, observed.now())
            ? ofLive(observed, job)
            : JobDiagnosis.ofFinished(job, pods, observed.training(), observed.now());
    return new Step(Optional.empty(), verdict, Optional.of(RunStart.recorded(observed)));
  }

  private static Step suspend(Observed observed, Optional<Job> job) {
    Optional<Action> action =
        job.filter(present -> !present.isMarkedForDeletion())
            .map(present -> new Action.DeleteJob(present, "spec.runPolicy.suspend is set"));
    Verdict verdict =
        Rivals.leaving(observed)
            .map(pod -> Stopping.onRequest(pod, observed.now()))
            .orElseGet(
                () ->
                    new Verdict(
                        Phase.SUSPENDED,
                        Reason.SUSPENDED,
                        "set spec.runPolicy.suspend to false to go on from the last checkpoint"));
    return new Step(action, verdict, Optional.empty());
  }

  private static Step keep(Observed observed, Job job) {
    if (job.isMarkedForDeletion()) {
      return step(Stopping.before(observed));
    }
    if (!SpecFingerprint.matches(job, observed.training())) {
      return new Step(
          Optional.of(new Action.DeleteJob(job, "the specification has changed")),
          Verdict.pending(
              Reason.SPEC_CHANGED,
              "the trainer saves a checkpoint, and another one goes on from it"),
          Optional.empty());
    }
    Optional<Verdict> givenUp = TrainerEnd.givenUp(observed, job);
    if (givenUp.isPresent()) {
      return step(givenUp.get());
    }
    Verdict verdict = ofLive(observed, job);
    return new Step(
        TrainerEnd.podToEnd(observed)
            .<Action>map(Action.DeletePod::new)
            .or(() -> mend(observed, job)),
        observed
            .mount()
            .filter(trouble -> verdict.reason() == Reason.STARTING)
            .map(t -> Verdict.pending(PodVerdict.reason(t.kind()), t.message()))
            .orElseGet(() -> whatItDoes(observed, verdict)),
        Optional.empty());
  }

  /** What has to be as it was when the Job was made, or as it would be made now. */
  private static Optional<Action> mend(Observed observed, Job job) {
    if (TrainingConfigMap.isLost(observed, job)) {
      return Optional.of(new Action.MendDocument());
    }
    return TrainerAccess.isLost(observed) ? Optional.of(new Action.MendAccess()) : Optional.empty();
  }

  private static Verdict ofLive(Observed observed, Job job) {
    return JobDiagnosis.ofLive(
        job, observed.ownPods(), observed.events(), observed.training(), observed.now());
  }

  /** A trainer that runs but has not begun to train says so. */
  private static Verdict whatItDoes(Observed observed, Verdict verdict) {
    return verdict.reason() == Reason.TRAINING
            && observed.progress().filter(said -> said.state() == State.STARTING).isPresent()
        ? Verdict.running(Reason.TRAINING, "the trainer reads its dataset")
        : verdict;
  }

  private static Step begin(Observed observed) {
    return Rivals.of(observed)
        .map(TrainingDecision::step)
        .orElseGet(
            () ->
                new Step(
                    Optional.of(new Action.CreateJob()),
                    Verdict.pending(Reason.STARTING, "waits for its pod"),
                    Optional.empty()));
  }

  private static Step step(Verdict verdict) {
    return new Step(Optional.empty(), verdict, Optional.empty());
  }

  private static Decision afterTheEnd(Observed observed) {
    GanQpTrainingStatus status = StatusDraft.unchanged(observed);
    List<Action> actions = new ArrayList<>();
    Optional<Job> live = observed.ownJob().filter(job -> !JobDiagnosis.isFinished(job));
    live.filter(job -> !job.isMarkedForDeletion())
        .ifPresent(job -> actions.add(new Action.DeleteJob(job, "the training has ended")));
    Serving.action(observed, status).ifPresent(actions::add);
    Optional<Duration> left = Deadlines.timeLeftToLive(observed);
    if (live.isEmpty() && left.filter(NextLook::isNow).isPresent()) {
      actions.add(new Action.DeleteTraining(observed.training()));
    }
    return new Decision(
        actions,
        status,
        Serving.announcement(observed).stream().toList(),
        left.map(NextLook::afterTheEnd));
  }

  private static boolean trains(Observed observed) {
    return observed.ownPods().live().filter(TrainerPod::isRunning).isPresent();
  }
}
