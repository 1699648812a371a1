package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.ganqp.operator.mount.MountTrouble;
import io.ganqp.operator.pod.Component;
import java.util.Optional;
import java.util.Set;

/**
 * Why a pod does not serve, if that is more than that it has just been made.
 *
 * @param reason what kind of thing a person has to do about it
 * @param message the cluster's or the service's own words
 */
record Obstacle(ServingReason reason, String message) {
  private static final Set<String> NOT_YET = Set.of("ContainerCreating", "PodInitializing");

  /**
   * Reads a pod that is not ready.
   *
   * @param report what its service says of itself; empty if it says nothing
   */
  static Optional<Obstacle> of(Pod pod, Optional<String> report) {
    if (pod.getStatus() == null) {
      return Optional.empty();
    }
    Optional<ContainerStatus> container =
        pod.getStatus().getContainerStatuses().stream()
            .filter(status -> Component.INFERENCE.container().equals(status.getName()))
            .findFirst();
    return unscheduled(pod)
        .or(() -> container.flatMap(Obstacle::waits))
        .or(() -> report.map(message -> new Obstacle(ServingReason.MODEL_UNUSABLE, message)))
        .or(() -> container.flatMap(Obstacle::ended))
        .map(obstacle -> obstacle.in(pod));
  }

  /** Reads what keeps the volumes of a pod from being mounted. */
  static Obstacle of(Pod pod, MountTrouble trouble) {
    return new Obstacle(ServingReason.of(trouble.kind()), trouble.message()).in(pod);
  }

  private Obstacle in(Pod pod) {
    return new Obstacle(reason, "Pod %s: %s".formatted(pod.getMetadata().getName(), message));
  }

  private static Optional<Obstacle> unscheduled(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(c -> "PodScheduled".equals(c.getType()) && "False".equals(c.getStatus()))
        .filter(c -> "Unschedulable".equals(c.getReason()))
        .map(PodCondition::getMessage)
        .map(message -> new Obstacle(ServingReason.UNSCHEDULABLE, message))
        .findFirst();
  }

  private static Optional<Obstacle> waits(ContainerStatus status) {
    ContainerStateWaiting waiting =
        status.getState() == null ? null : status.getState().getWaiting();
    if (waiting == null || waiting.getReason() == null || NOT_YET.contains(waiting.getReason())) {
      return Optional.empty();
    }
    if (waiting.getReason().contains("Image")) {
      return Optional.of(new Obstacle(ServingReason.IMAGE_PULL, said(waiting)));
    }
    return ended(status)
        .or(() -> Optional.of(new Obstacle(ServingReason.CONTAINER_FAILED, said(waiting))));
  }

  private static String said(ContainerStateWaiting waiting) {
    return waiting.getMessage() == null
        ? waiting.getReason()
        : waiting.getReason() + ": " + waiting.getMessage();
  }

  private static Optional<Obstacle> ended(ContainerStatus status) {
    return Optional.ofNullable(status.getState())
        .map(state -> state.getTerminated())
        .or(() -> Optional.ofNullable(status.getLastState()).map(last -> last.getTerminated()))
        .map(Obstacle::ended);
  }

  private static Obstacle ended(ContainerStateTerminated end) {
    if ("OOMKilled".equals(end.getReason())) {
      return new Obstacle(
          ServingReason.OUT_OF_MEMORY,
          "the container was killed for want of memory: raise server.resources.limits.memory");
    }
    String words = end.getMessage() == null ? "see its log" : end.getMessage().strip();
    return new Obstacle(
        ServingReason.CONTAINER_FAILED,
        "the container ended with exit code %d: %s".formatted(end.getExitCode(), words));
  }
}
