package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.contract.run.ExitStatus;
import io.ganqp.contract.run.TrainerReport;
import io.ganqp.operator.diagnosis.PodDiagnosis;
import io.ganqp.operator.diagnosis.Trouble;
import io.ganqp.operator.pod.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What one pod tells of its trainer. Pure. */
final class TrainerPod {

  /** By how much the clocks of a node and of the API server may differ. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

  private TrainerPod() {}

  /** What is wrong with it; empty if all is well, or it has only just been made. */
  static Optional<Trouble> trouble(Pod pod, Instant now) {
    return PodDiagnosis.of(pod, Component.TRAINER, now);
  }

  /** Which containers of others keep it from ending although its trainer has ended. */
  static Optional<Trouble> sidecarRunsOn(Pod pod, Instant now) {
    return PodDiagnosis.sidecarRunsOn(pod, Component.TRAINER, now);
  }

  /** When to look again for a trouble of which only time tells. */
  static Optional<Duration> untilNextLook(Pod pod, Instant now) {
    return PodDiagnosis.untilNextLook(pod, Component.TRAINER, now);
  }

  /** Whether it will not run again. */
  static boolean hasEnded(Pod pod) {
    return pod.getStatus() != null
        && ("Succeeded".equals(pod.getStatus().getPhase()) || hasFailed(pod));
  }

  /** Whether it has ended, and a container of it with an error, or not of its own doing. */
  static boolean hasFailed(Pod pod) {
    return pod.getStatus() != null && "Failed".equals(pod.getStatus().getPhase());
  }

  /** Whether its trainer is at work. */
  static boolean isRunning(Pod pod) {
    return state(pod).filter(state -> state.getRunning() != null).isPresent();
  }

  /** Whether its trainer has run, so that there may be something to save. */
  static boolean hasBegun(Pod pod) {
    return isRunning(pod) || end(pod).isPresent();
  }

  /** How its trainer ended, if it has. */
  static Optional<ContainerStateTerminated> end(Pod pod) {
    return state(pod).map(ContainerState::getTerminated);
  }

  /** Whether its trainer ended with that code. */
  static boolean endedWith(int exitCode, Pod pod) {
    return end(pod).filter(end -> end.getExitCode() == exitCode).isPresent();
  }

  /** Whether its trainer has done all that was asked for, whatever else ran in the pod. */
  static boolean isDone(Pod pod) {
    return endedWith(ExitStatus.OK, pod);
  }

  /**
   * Whether somebody deleted it before its trainer ended; not so if it was deleted for another
   * container that ran on.
   */
  static boolean wasAskedToEnd(Pod pod) {
    ObjectMeta metadata = pod.getMetadata();
    Optional<Instant> ended =
        end(pod).map(ContainerStateTerminated::getFinishedAt).map(Instant::parse);
    if (!pod.isMarkedForDeletion()
        || metadata.getDeletionGracePeriodSeconds() == null
        || ended.isEmpty()) {
      return pod.isMarkedForDeletion();
    }
    Instant asked =
        Instant.parse(metadata.getDeletionTimestamp())
            .minusSeconds(metadata.getDeletionGracePeriodSeconds());
    return !asked.isAfter(ended.get().plus(CLOCK_SKEW));
  }

  /** What its trainer reported when it ended. */
  static Optional<TrainerReport> report(Pod pod) {
    return end(pod).flatMap(end -> TrainerReport.parse(end.getMessage()));
  }

  private static Optional<ContainerState> state(Pod pod) {
    List<ContainerStatus> statuses =
        pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
    return statuses.stream()
        .filter(status -> status.getName().equals(Component.TRAINER.container()))
        .map(ContainerStatus::getState)
        .filter(Objects::nonNull)
        .findFirst();
  }
}
