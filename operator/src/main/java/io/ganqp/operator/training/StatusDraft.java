package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.contract.run.TrainerReport;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.crds.v1alpha1.ServedModel;
import io.ganqp.crds.v1alpha1.TrainingCheckpoint;
import io.ganqp.crds.v1alpha1.TrainingProgress;
import io.ganqp.operator.status.ConditionState;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.Restriction;
import io.ganqp.operator.status.UnforeseenError;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The status that a verdict leads to. Pure. */
final class StatusDraft {

  private StatusDraft() {}

  /**
   * The status to record.
   *
   * @param start when the run began; empty if there is none
   */
  static GanQpTrainingStatus of(Observed observed, Verdict verdict, Optional<Instant> start) {
    GanQpTraining training = observed.training();
    GanQpTrainingStatus former = observed.status();
    boolean trains = verdict.phase() == Phase.RUNNING;
    Optional<TrainerReport> report = report(observed);
    TrainingProgress progress =
        report
            .map(said -> Figures.progress(training, former.progress(), said, trains))
            .orElse(former.progress());
    TrainingCheckpoint checkpoint =
        report
            .map(said -> Figures.checkpoint(training, former.lastCheckpoint(), said))
            .orElse(former.lastCheckpoint());
    ServedModel model =
        report.map(said -> Figures.model(training, former.model(), said)).orElse(former.model());
    TrainingProgress shown =
        verdict.phase() == Phase.COMPLETE
            ? Extent.whole(observed, progress)
            : trains ? progress : Figures.atRest(progress);
    return new GanQpTrainingStatus(
        training.getMetadata().getGeneration(),
        completed(observed, conditions(observed, verdict)),
        start.map(StatusDraft::text).orElse(null),
        verdict.phase().isTerminal() ? text(observed.now()) : null,
        shown,
        checkpoint,
        model,
        restarts(observed),
        pod(observed));
  }

  /** The status of a training that has ended: nothing changes but the generation it is about. */
  static GanQpTrainingStatus unchanged(Observed observed) {
    GanQpTrainingStatus former = observed.status();
    return new GanQpTrainingStatus(
        observed.training().getMetadata().getGeneration(),
        completed(observed, former.conditions()),
        former.startTime(),
        former.completionTime(),
        former.progress(),
        former.lastCheckpoint(),
        former.model(),
        former.restarts(),
        former.pod());
  }

  /**
   * The status of a training that cannot be acted on, nor perhaps observed; all but some conditions
   * stays.
   */
  static GanQpTrainingStatus failing(GanQpTraining training, Exception error, Instant now) {
    GanQpTrainingStatus former = Observed.status(training);
    return with(former, UnforeseenError.in(former.conditions(), error, now));
  }

  /** The same with other conditions. */
  static GanQpTrainingStatus with(GanQpTrainingStatus other, List<Condition> conditions) {
    return new GanQpTrainingStatus(
        other.observedGeneration(),
        conditions,
        other.startTime(),
        other.completionTime(),
        other.progress(),
        other.lastCheckpoint(),
        other.model(),
        other.restarts(),
        other.pod());
  }

  /** With all that is said besides the phase. */
  private static List<Condition> completed(Observed observed, List<Condition> phases) {
    return Restriction.in(
        Readiness.in(Serving.conditions(observed, phases), observed.now()),
        TrainerAccess.refused(observed.training(), observed.egress()),
        observed.now());
  }

  /** A trainer at work knows best; then the last words of those that have ended. */
  private static Optional<TrainerReport> report(Observed observed) {
    return observed.ownPods().live().isPresent()
        ? observed.progress().or(() -> observed.ownPods().lastReport())
        : observed.ownPods().lastReport().or(observed::progress);
  }

  /** The phase's own is True, those that were True before are False, for the new reason. */
  private static List<Condition> conditions(Observed observed, Verdict verdict) {
    List<ConditionState> states = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      if (phase == verdict.phase()) {
        states.add(
            new ConditionState(
                phase.condition(), true, verdict.reason().word(), verdict.message()));
      } else if (Conditions.isTrue(observed.conditions(), phase.condition())) {
        states.add(new ConditionState(phase.condition(), false, verdict.reason().word(), ""));
      }
    }
    return Conditions.with(observed.conditions(), states, observed.now());
  }

  /** Another pod than before, of the same Job, means that the one before has ended early. */
  private static Integer restarts(Observed observed) {
    Integer former = observed.status().restarts();
    String before = observed.status().pod();
    String now = newest(observed).map(StatusDraft::name).orElse(before);
    return before == null || before.equals(now) || ofAnotherJob(observed, before)
        ? former
        : (Integer) (Objects.requireNonNullElse(former, 0) + 1);
  }

  private static boolean ofAnotherJob(Observed observed, String pod) {
    return observed.ownJob().filter(job -> FormerPod.is(pod, job)).isPresent();
  }

  /** Forgotten with its Job, so that the pod of another one does not count as a restart. */
  private static String pod(Observed observed) {
    Optional<String> newest = newest(observed).map(StatusDraft::name);
    return observed.ownJob().isPresent() || newest.isPresent()
        ? newest.orElse(observed.status().pod())
        : null;
  }

  /** When the last pod is deleted, the one before it, which was left lying, is not a new one. */
  private static Optional<Pod> newest(Observed observed) {
    String before = observed.status().pod();
    TrainerPods pods = observed.ownPods();
    boolean known = pods.pods().stream().map(StatusDraft::name).anyMatch(n -> n.equals(before));
    return pods.newest()
        .filter(
            pod ->
                before == null
                    || known
                    || !TrainerPod.hasEnded(pod)
                    || ofAnotherJob(observed, before));
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
