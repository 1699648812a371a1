package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pods of one GanQpInference.
 *
 * @param pods those that are not on their way out, in the order of their names
 * @param failed those that have failed and were left lying, the one that ended last first
 * @param leaving those that are being deleted, and answer the requests that they still have
 */
record ServingPods(List<Pod> pods, List<Pod> failed, List<Pod> leaving) {
  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  /** How long it means something for the pods of now that one has failed. */
  private static final Duration RECENT = Duration.ofMinutes(10);

  /** Sorts them. */
  static ServingPods of(Stream<Pod> all) {
    List<Pod> pods = all.toList();
    List<Pod> staying = pods.stream().filter(pod -> !pod.isMarkedForDeletion()).toList();
    return new ServingPods(
        staying.stream()
            .filter(pod -> !hasEnded(pod))
            .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
            .toList(),
        staying.stream()
            .filter(ServingPods::hasEnded)
            .sorted(Comparator.comparing(ServingPods::end).reversed())
            .toList(),
        pods.stream().filter(Pod::isMarkedForDeletion).filter(pod -> !hasEnded(pod)).toList());
  }

  /** Those that may have connections. */
  List<Pod> connected() {
    return Stream.concat(pods.stream(), leaving.stream()).toList();
  }

  /** Those that do not serve. */
  List<Pod> unready() {
    return pods.stream().filter(pod -> !isReady(pod)).toList();
  }

  /** Those of a revision. */
  Stream<Pod> of(Optional<String> revision) {
    return pods.stream().filter(pod -> isOf(revision, pod));
  }

  /** How many of a revision serve. */
  int ready(Optional<String> revision) {
    return (int) of(revision).filter(ServingPods::isReady).count();
  }

  /** Those of a revision that do not serve. */
  Stream<Pod> unready(Optional<String> revision) {
    return unready().stream().filter(pod -> isOf(revision, pod));
  }

  /**
   * The foremost reason why pods of a revision do not serve; if those that are there only need
   * time, why the one before them has failed.
   *
   * @param report what the service in a pod says of itself
   */
  Optional<Obstacle> obstacle(
      Optional<String> revision, Function<Pod, Optional<String>> report, Instant now) {
    Optional<Obstacle> foremost =
        unready(revision)
            .map(pod -> Obstacle.of(pod, report.apply(pod), now))
            .flatMap(Optional::stream)
            .min(Obstacle.FOREMOST);
    return foremost
        .filter(obstacle -> !obstacle.needsTimeOnly())
        .or(() -> failedBefore(revision, now))
        .or(() -> foremost);
  }

  private Optional<Obstacle> failedBefore(Optional<String> revision, Instant now) {
    boolean allServe =
        pods.stream().anyMatch(pod -> isOf(revision, pod)) && unready(revision).findAny().isEmpty();
    return failed.stream()
        .filter(pod -> !allServe && isOf(revision, pod))
        .findFirst()
        .filter(pod -> now.isBefore(end(pod).plus(RECENT)))
        .flatMap(pod -> Obstacle.of(pod, Optional.empty(), now));
  }

  /** A pod that a node has yet to start, while others run on other nodes. */
  Optional<Pod> waitingOnAnotherNode() {
    Set<String> others =
        pods.stream()
            .filter(ServingPods::isReady)
            .map(pod -> pod.getSpec().getNodeName())
            .collect(Collectors.toSet());
    return unready().stream()
        .filter(pod -> pod.getSpec().getNodeName() != null)
        .filter(ServingPods::isBeingCreated)
        .filter(pod -> !others.isEmpty() && !others.contains(pod.getSpec().getNodeName()))
        .findFirst();
  }

  /**
   * Since when a pod that its node has is not ready: from the latest start of a container, or of
   * the pod itself. Empty if no node has it.
   */
  static Optional<Instant> unreadySince(Pod pod) {
    return Optional.ofNullable(pod.getStatus())
        .flatMap(
            status ->
                latest(
                    Stream.concat(
                        Stream.of(status.getStartTime()),
                        Stream.concat(
                            status.getConditions().stream()
                                .filter(c -> "Ready".equals(c.getType()))
                                .map(PodCondition::getLastTransitionTime),
                            status.getContainerStatuses().stream()
                                .map(ContainerStatus::getState)
                                .filter(Objects::nonNull)
                                .map(ContainerState::getRunning)
                                .filter(Objects::nonNull)
                                .map(ContainerStateRunning::getStartedAt)))));
  }

  private static boolean isOf(Optional<String> revision, Pod pod) {
    return Revision.of(pod.getMetadata()).equals(revision);
  }

  /** When a pod that has ended did so: as its containers tell, or whoever disrupted it. */
  private static Instant end(Pod pod) {
    return latest(
            pod.getStatus().getContainerStatuses().stream()
                .map(ContainerStatus::getState)
                .filter(Objects::nonNull)
                .map(ContainerState::getTerminated)
                .filter(Objects::nonNull)
                .map(ContainerStateTerminated::getFinishedAt))
        .or(
            () ->
                latest(
                    pod.getStatus().getConditions().stream()
                        .filter(condition -> "DisruptionTarget".equals(condition.getType()))
                        .map(PodCondition::getLastTransitionTime)))
        .or(() -> latest(Stream.ofNullable(pod.getMetadata().getCreationTimestamp())))
        .orElse(Instant.EPOCH);
  }

  private static Optional<Instant> latest(Stream<String> times) {
    return times.filter(Objects::nonNull).map(Instant::parse).max(Comparator.naturalOrder());
  }

  private static boolean hasEnded(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getPhase() != null
        && OVER.contains(pod.getStatus().getPhase());
  }

  private static boolean isBeingCreated(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getContainerStatuses().stream()
            .allMatch(c -> c.getState() != null && c.getState().getWaiting() != null);
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }
}
