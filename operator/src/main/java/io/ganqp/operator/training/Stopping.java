package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import java.time.Instant;
import java.util.Optional;

/** What is said while a pod is on its way out. Pure. */
final class Stopping {

  private Stopping() {}

  /** While a former Job or its pod goes, and another Job is to follow. */
  static Verdict before(Observed observed) {
    return Rivals.leaving(observed)
        .flatMap(pod -> lost(pod, observed.now()))
        .orElseGet(
            () ->
                Verdict.pending(
                    Reason.STOPPING, "the former Job has to end first; then another one goes on"));
  }

  /** While {@code pod} goes because the training is suspended. */
  static Verdict onRequest(Pod pod, Instant now) {
    return lost(pod, now)
        .orElseGet(
            () ->
                TrainerPod.hasBegun(pod)
                    ? Verdict.running(Reason.STOPPING, "the trainer saves a checkpoint and stops")
                    : Verdict.pending(
                        Reason.STOPPING,
                        "pod %s goes before it has begun to train"
                            .formatted(pod.getMetadata().getName())));
  }

  private static Optional<Verdict> lost(Pod pod, Instant now) {
    return TrainerPod.trouble(pod, now)
        .filter(trouble -> trouble.kind() == Kind.NODE_LOST)
        .map(trouble -> Verdict.pending(Reason.NODE_LOST, trouble.message()));
  }
}
