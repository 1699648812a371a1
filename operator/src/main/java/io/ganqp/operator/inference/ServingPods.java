package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pods of one GanQpInference that are not on their way out.
 *
 * @param pods in the order of their names
 */
record ServingPods(List<Pod> pods) {
  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  /** Leaves out those that are being deleted or have ended. */
  static ServingPods of(Stream<Pod> pods) {
    return new ServingPods(
        pods.filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .filter(pod -> !hasEnded(pod))
            .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
            .toList());
  }

  /** Those that do not serve. */
  List<Pod> unready() {
    return pods.stream().filter(pod -> !isReady(pod)).toList();
  }

  /** Those of a revision that do not serve. */
  Stream<Pod> unready(Optional<String> revision) {
    return unready().stream().filter(pod -> Revision.of(pod.getMetadata()).equals(revision));
  }

  /**
   * The foremost reason why pods of a revision do not serve.
   *
   * @param report what the service in a pod says of itself
   */
  Optional<Obstacle> obstacle(Optional<String> revision, Function<Pod, Optional<String>> report) {
    return unready(revision)
        .map(pod -> Obstacle.of(pod, report.apply(pod)))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Obstacle::reason));
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
