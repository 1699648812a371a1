package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.contract.run.ExitStatus;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.VolumeSource;
import io.ganqp.operator.diagnosis.Trouble;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import java.time.Instant;
import java.util.Optional;

/** What a pod means for its training: the one place that turns a trouble into a reason. Pure. */
final class PodVerdict {

  private static final String UNASKED =
      "the trainer was told to stop, and nobody has asked the cluster for that: it counts as a"
          + " failure";

  private PodVerdict() {}

  /** Where the training stands as far as this pod goes, which has not ended. */
  static Verdict ofLive(Pod pod, GanQpTrainingSpec spec, Instant now) {
    String name = pod.getMetadata().getName();
    Optional<Trouble> trouble = TrainerPod.trouble(pod, now);
    if (trouble.filter(t -> t.kind() == Kind.NODE_LOST).isPresent()) {
      return Verdict.pending(Reason.NODE_LOST, trouble.get().message());
    }
    if (TrainerPod.isRunning(pod)) {
      return pod.isMarkedForDeletion()
          ? stopping(trouble)
          : Verdict.running(Reason.TRAINING, "pod " + name + " trains");
    }
    if (TrainerPod.end(pod).isPresent() && TrainerPod.sidecarRunsOn(pod, now).isEmpty()) {
      // Why is known when the kubelet has said so of the pod as a whole.
      return Verdict.pending(Reason.STARTING, "pod " + name + " has ended");
    }
    return trouble
        .map(t -> Verdict.pending(reason(t, pod, spec), withSidecar(t, pod, now)))
        .orElseGet(() -> Verdict.pending(Reason.STARTING, "pod " + name + " is being made"));
  }

  /** Why this pod, which has failed, did so; the message is a sentence in any case. */
  static Verdict ofEnd(Pod pod, GanQpTrainingSpec spec, Instant now) {
    return TrainerPod.trouble(pod, now)
        .map(t -> Verdict.pending(reason(t, pod, spec), t.message()))
        .map(end -> isUnasked(end, pod) ? Verdict.pending(end.reason(), UNASKED) : end)
        .orElseGet(
            () ->
                Verdict.pending(
                    Reason.TRAINER_FAILED, "pod " + pod.getMetadata().getName() + " failed"));
  }

  private static boolean isUnasked(Verdict end, Pod pod) {
    return end.reason() == Reason.INTERRUPTED && !TrainerPod.wasAskedToEnd(pod);
  }

  private static String withSidecar(Trouble trouble, Pod pod, Instant now) {
    return TrainerPod.sidecarRunsOn(pod, now)
        .map(Trouble::message)
        .filter(runsOn -> !runsOn.equals(trouble.message()))
        .map(runsOn -> trouble.message() + "; " + runsOn)
        .orElse(trouble.message());
  }

  private static Verdict stopping(Optional<Trouble> cause) {
    return Verdict.running(
        Reason.STOPPING,
        "the trainer saves a checkpoint and stops"
            + cause.map(t -> " (" + t.message() + ")").orElse(""));
  }

  /** The reason for a trouble of which no pod is known. */
  static Reason reason(Kind kind) {
    return switch (kind) {
      case SCHEDULING_GATED -> Reason.QUEUED;
      case UNSCHEDULABLE -> Reason.UNSCHEDULABLE;
      case REFUSED -> Reason.REFUSED;
      case API_UNAVAILABLE -> Reason.API_SERVER_UNAVAILABLE;
      case NODE_REFUSED -> Reason.NODE_REFUSED;
      case SECRET_NOT_FOUND -> Reason.SECRET_NOT_FOUND;
      case CONFIG_MAP_NOT_FOUND -> Reason.CONFIG_MAP_NOT_FOUND;
      case VOLUME_NOT_MOUNTED -> Reason.VOLUME_NOT_MOUNTED;
      case SANDBOX -> Reason.POD_SANDBOX;
      case IMAGE_PULL -> Reason.IMAGE_PULL;
      case REGISTRY_UNAVAILABLE -> Reason.REGISTRY_UNAVAILABLE;
      case CONFIGURATION -> Reason.POD_CONFIGURATION;
      case INIT_RUNNING -> Reason.STARTING;
      case INIT_FAILED -> Reason.INIT_CONTAINER_FAILED;
      case SIDECAR_FAILED -> Reason.SIDECAR_FAILED;
      case SIDECAR_RUNS_ON -> Reason.SIDECAR_RUNS_ON;
      case OUT_OF_MEMORY -> Reason.OUT_OF_MEMORY;
      case EXITED -> Reason.TRAINER_FAILED;
      case DEADLINE -> Reason.DEADLINE_EXCEEDED;
      case EVICTED -> Reason.EVICTED;
      case DISRUPTED -> Reason.PREEMPTED;
      case NODE_LOST -> Reason.NODE_LOST;
    };
  }

  private static Reason reason(Trouble trouble, Pod pod, GanQpTrainingSpec spec) {
    return switch (trouble.kind()) {
      case EXITED ->
          TrainerPod.end(pod)
              .map(ContainerStateTerminated::getExitCode)
              .map(PodVerdict::reason)
              .orElse(Reason.TRAINER_FAILED);
      case UNSCHEDULABLE -> unscheduled(trouble.message(), spec);
      default -> reason(trouble.kind());
    };
  }

  private static Reason reason(int exitCode) {
    return switch (exitCode) {
      case ExitStatus.INTERRUPTED -> Reason.INTERRUPTED;
      case ExitStatus.INVALID_CONFIGURATION -> Reason.INVALID_CONFIGURATION;
      case ExitStatus.DATASET -> Reason.DATASET_NOT_FOUND;
      case ExitStatus.STORE -> Reason.STORE_UNAVAILABLE;
      case ExitStatus.DIVERGED -> Reason.DIVERGED;
      case ExitStatus.EXPORT -> Reason.EXPORT_FAILED;
      case ExitStatus.ENGINE -> Reason.ENGINE_UNAVAILABLE;
      case ExitStatus.ENVIRONMENT -> Reason.ENVIRONMENT_UNSUITABLE;
      case ExitStatus.CHECKPOINTS -> Reason.CHECKPOINTS_DAMAGED;
      default -> Reason.TRAINER_FAILED;
    };
  }

  private static Reason unscheduled(String message, GanQpTrainingSpec spec) {
    if (isMissing(spec.dataset().volume(), message)) {
      return Reason.DATASET_NOT_FOUND;
    }
    return isMissing(spec.storage().volume(), message)
        ? Reason.STORE_UNAVAILABLE
        : Reason.UNSCHEDULABLE;
  }

  /** The scheduler has no other word for a claim that is not there. */
  private static boolean isMissing(VolumeSource volume, String message) {
    return volume != null
        && message.contains("persistentvolumeclaim \"%s\" not found".formatted(volume.claimName()));
  }
}
