package io.ganqp.operator.mount;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a pod may be waiting for its volumes, as far as its status tells. Pure. */
public final class VolumeWait {

  /** Most volumes are mounted by then, and nobody is asked. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How often it is asked again what a pod waits for. */
  static final Duration AGAIN = Duration.ofSeconds(30);

  private static final Set<String> NOT_YET = Set.of("ContainerCreating", "PodInitializing");

  private VolumeWait() {}

  /** When to look at the pod again; empty if it does not wait for volumes. */
  public static Optional<Duration> untilNextLook(Pod pod, Instant now) {
    return since(pod)
        .map(begin -> Duration.between(now, begin.plus(PATIENCE)))
        .map(left -> left.isNegative() || left.isZero() ? AGAIN : left);
  }

  /** Whether it has waited for so long that it is worth asking why. */
  static boolean isLong(Pod pod, Instant now) {
    return since(pod).filter(begin -> !now.isBefore(begin.plus(PATIENCE))).isPresent();
  }

  /** When its node took it on; empty if it does not wait for volumes. */
  private static Optional<Instant> since(Pod pod) {
    PodStatus status = pod.getStatus();
    if (status == null
        || pod.isMarkedForDeletion()
        || !"Pending".equals(status.getPhase())
        || hasSandbox(status)
        || !isBeingCreated(status.getContainerStatuses())) {
      return Optional.empty();
    }
    return Optional.ofNullable(status.getStartTime())
        .or(() -> Optional.ofNullable(pod.getMetadata().getCreationTimestamp()))
        .map(Instant::parse);
  }

  private static boolean isBeingCreated(List<ContainerStatus> containers) {
    return !containers.isEmpty()
        && containers.stream()
            .allMatch(
                c ->
                    c.getState() != null
                        && c.getState().getWaiting() != null
                        && NOT_YET.contains(c.getState().getWaiting().getReason()));
  }

  /** The sandbox comes after the volumes. */
  private static boolean hasSandbox(PodStatus status) {
    return status.getConditions().stream()
        .anyMatch(
            c -> "PodReadyToStartContainers".equals(c.getType()) && "True".equals(c.getStatus()));
  }
}
