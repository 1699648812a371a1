package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.ganqp.contract.run.ExitStatus;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a trainer has failed. Kubernetes does not count what the Job's pod failure policy
 * ignores: all disruptions, and all exits at somebody's request. The policy cannot see that the
 * kubelet has evicted a pod for what it used, nor that nobody has asked a trainer to stop; these
 * are counted here, by the pods that Kubernetes keeps of the Job. Pure.
 */
final class Failures {

  private Failures() {}

  /** Why the training is given up, if it has failed more often than the Job allows. */
  static Optional<Verdict> tooMany(Job job, TrainerPods pods, GanQpTrainingSpec spec, Instant now) {
    long failures =
        countedByKubernetes(job) + pods.pods().stream().filter(pod -> isOurs(pod, now)).count();
    int limit = job.getSpec().getBackoffLimit();
    return pods.failed()
        .filter(pod -> failures > limit)
        .filter(pod -> isOurs(pod, now))
        .map(pod -> PodVerdict.ofEnd(pod, spec, now))
        .map(
            last ->
                Verdict.failed(
                    Reason.BACKOFF_LIMIT_EXCEEDED,
                    "%s (failed %s; spec.runPolicy.backoffLimit is %d)"
                        .formatted(
                            last.message(), failures == 1 ? "once" : failures + " times", limit)));
  }

  /** Whether a pod has failed although Kubernetes does not count it. */
  private static boolean isOurs(Pod pod, Instant now) {
    return TrainerPod.hasEnded(pod)
        && isIgnoredByKubernetes(pod)
        && TrainerPod.trouble(pod, now)
            .map(trouble -> trouble.kind())
            .filter(Kind::isFailure)
            .filter(kind -> kind == Kind.EVICTED || !TrainerPod.wasAskedToEnd(pod))
            .isPresent();
  }

  private static boolean isIgnoredByKubernetes(Pod pod) {
    return TrainerPod.endedWith(ExitStatus.INTERRUPTED, pod)
        || pod.getStatus().getConditions().stream()
            .anyMatch(c -> "DisruptionTarget".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private static int countedByKubernetes(Job job) {
    return Optional.ofNullable(job.getStatus()).map(JobStatus::getFailed).orElse(0);
  }
}
