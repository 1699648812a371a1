package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a trainer has come to its end: as its Job tells, or in spite of its Job, which cannot see
 * it while another container in the pod has failed, or runs on. Pure.
 */
final class TrainerEnd {

  private TrainerEnd() {}

  /**
   * Whether a training has come to its end. A Job that is complete is not the end of one that has
   * been asked for more since.
   */
  static boolean isReached(Observed observed, Job job) {
    boolean complete = JobDiagnosis.isComplete(job) || isDone(observed);
    return (complete || JobDiagnosis.isFinished(job))
        && !(complete && Extent.isShort(job, observed.training()));
  }

  /** Why a training is given up whose Job would go on. */
  static Optional<Verdict> givenUp(Observed observed, Job job) {
    return podToEnd(observed)
        .filter(TrainerEnd::isFinal)
        .map(pod -> PodVerdict.ofEnd(pod, observed.training().getSpec(), observed.now()))
        .map(end -> Verdict.failed(end.reason(), end.message()))
        .or(
            () ->
                Failures.tooMany(
                    job, observed.ownPods(), observed.training().getSpec(), observed.now()));
  }

  /** A pod that will not end by itself. */
  static Optional<Pod> podToEnd(Observed observed) {
    return observed
        .ownPods()
        .live()
        .filter(pod -> !pod.isMarkedForDeletion() && runsOn(pod, observed.now()));
  }

  private static boolean isDone(Observed observed) {
    return observed
        .ownPods()
        .done()
        .filter(pod -> TrainerPod.hasFailed(pod) || runsOn(pod, observed.now()))
        .isPresent();
  }

  private static boolean isFinal(Pod pod) {
    return TrainingJob.FINAL.stream().anyMatch(code -> TrainerPod.endedWith(code, pod));
  }

  private static boolean runsOn(Pod pod, Instant now) {
    return TrainerPod.sidecarRunsOn(pod, now).isPresent();
  }
}
