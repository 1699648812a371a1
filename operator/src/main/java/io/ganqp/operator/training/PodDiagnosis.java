package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.ganqp.contract.run.ExitStatus;
import io.ganqp.contract.run.TrainerReport;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.VolumeSource;
import io.ganqp.operator.pod.Component;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What one pod tells about its training. Pure. */
final class PodDiagnosis {

  private static final Set<String> IMAGE_TROUBLE =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "ErrImageNeverPull",
          "InvalidImageName",
          "ImageInspectError",
          "RegistryUnavailable");
  private static final Set<String> CONFIGURATION_TROUBLE =
      Set.of(
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError",
          "StartError",
          "ContainerCannotRun");

  private PodDiagnosis() {}

  /** Where the training stands as far as this pod goes, which has not ended. */
  static Verdict ofLive(Pod pod, GanQpTrainingSpec spec) {
    ContainerState state = containerState(pod).orElseGet(ContainerState::new);
    if (state.getRunning() != null) {
      return pod.isMarkedForDeletion()
          ? Verdict.running(Reason.STOPPING, "the trainer saves a checkpoint and stops")
          : Verdict.running(Reason.TRAINING, "pod " + name(pod) + " trains");
    }
    if (state.getTerminated() != null) {
      return Verdict.pending(Reason.STARTING, "pod " + name(pod) + " has ended");
    }
    return waiting(pod, state.getWaiting())
        .or(() -> unscheduled(pod, spec))
        .orElseGet(() -> Verdict.pending(Reason.STARTING, "pod " + name(pod) + " is being made"));
  }

  /** Whether its trainer has run, so that there may be something to save. */
  static boolean hasBegun(Pod pod) {
    return containerState(pod)
        .filter(state -> state.getRunning() != null || state.getTerminated() != null)
        .isPresent();
  }

  /** Why this pod, which has failed, did so. */
  static Reason causeOfEnd(Pod pod) {
    if (condition(pod, "DisruptionTarget").isPresent()) {
      return Reason.PREEMPTED;
    }
    ContainerStateTerminated end = terminated(pod).orElse(null);
    if (end == null) {
      return "Evicted".equals(pod.getStatus().getReason())
          ? Reason.PREEMPTED
          : Reason.TRAINER_FAILED;
    }
    if ("OOMKilled".equals(end.getReason())) {
      return Reason.OUT_OF_MEMORY;
    }
    if (CONFIGURATION_TROUBLE.contains(Objects.requireNonNullElse(end.getReason(), ""))) {
      return Reason.POD_CONFIGURATION;
    }
    return switch (end.getExitCode()) {
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

  /** What this pod, which has ended, said last; a sentence in any case. */
  static String lastWords(Pod pod) {
    Optional<PodCondition> disruption = condition(pod, "DisruptionTarget");
    if (disruption.isPresent()) {
      PodCondition condition = disruption.get();
      return Objects.requireNonNullElse(condition.getMessage(), condition.getReason());
    }
    ContainerStateTerminated end = terminated(pod).orElse(null);
    if (end == null) {
      return Objects.requireNonNullElse(
          pod.getStatus().getMessage(), "pod " + name(pod) + " ended without a word");
    }
    String words =
        TrainerReport.parse(end.getMessage())
            .map(TrainerReport::message)
            .orElseGet(() -> Objects.requireNonNullElse(end.getMessage(), "").strip());
    if ("OOMKilled".equals(end.getReason())) {
      return "the trainer needs more memory than its limit: raise"
          + " spec.trainer.resources.limits.memory, or lower batchSize"
          + (words.isEmpty() ? "" : " (" + words + ")");
    }
    return words.isEmpty()
        ? "pod %s ended with exit code %d: see its log".formatted(name(pod), end.getExitCode())
        : words;
  }

  /** What its trainer reported when it ended. */
  static Optional<TrainerReport> report(Pod pod) {
    return terminated(pod).flatMap(end -> TrainerReport.parse(end.getMessage()));
  }

  /** Whether it will not run again. */
  static boolean hasEnded(Pod pod) {
    return pod.getStatus() != null
        && ("Succeeded".equals(pod.getStatus().getPhase())
            || "Failed".equals(pod.getStatus().getPhase()));
  }

  private static Optional<Verdict> waiting(Pod pod, ContainerStateWaiting waiting) {
    if (waiting == null || waiting.getReason() == null) {
      return Optional.empty();
    }
    String message = Objects.requireNonNullElse(waiting.getMessage(), waiting.getReason());
    if (IMAGE_TROUBLE.contains(waiting.getReason())) {
      return Optional.of(Verdict.pending(Reason.IMAGE_PULL, image(pod) + ": " + message));
    }
    return CONFIGURATION_TROUBLE.contains(waiting.getReason())
        ? Optional.of(Verdict.pending(Reason.POD_CONFIGURATION, message))
        : Optional.empty();
  }

  private static Optional<Verdict> unscheduled(Pod pod, GanQpTrainingSpec spec) {
    PodCondition scheduled = condition(pod, "PodScheduled", "False").orElse(null);
    if (scheduled == null) {
      return Optional.empty();
    }
    String message = Objects.requireNonNullElse(scheduled.getMessage(), "no node takes the pod");
    if ("SchedulingGated".equals(scheduled.getReason())) {
      return Optional.of(Verdict.pending(Reason.QUEUED, message));
    }
    if (isMissing(spec.dataset().volume(), message)) {
      return Optional.of(Verdict.pending(Reason.DATASET_NOT_FOUND, message));
    }
    if (isMissing(spec.storage().volume(), message)) {
      return Optional.of(Verdict.pending(Reason.STORE_UNAVAILABLE, message));
    }
    return Optional.of(Verdict.pending(Reason.UNSCHEDULABLE, message));
  }

  /** The scheduler has no other word for a claim that is not there. */
  private static boolean isMissing(VolumeSource volume, String message) {
    return volume != null
        && message.contains("persistentvolumeclaim \"%s\" not found".formatted(volume.claimName()));
  }

  private static Optional<PodCondition> condition(Pod pod, String type) {
    return condition(pod, type, "True");
  }

  private static Optional<PodCondition> condition(Pod pod, String type, String status) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getConditions().stream()
            .filter(c -> c.getType().equals(type) && c.getStatus().equals(status))
            .findFirst();
  }

  private static Optional<ContainerStateTerminated> terminated(Pod pod) {
    return containerState(pod).map(ContainerState::getTerminated);
  }

  private static Optional<ContainerState> containerState(Pod pod) {
    List<ContainerStatus> statuses =
        pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
    return statuses.stream()
        .filter(status -> status.getName().equals(Component.TRAINER.container()))
        .map(ContainerStatus::getState)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Others may have put containers of theirs beside it. */
  private static String image(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .filter(container -> container.getName().equals(Component.TRAINER.container()))
        .map(Container::getImage)
        .findFirst()
        .orElse("the image");
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }
}
