package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.operator.canary.Canary;
import io.ganqp.operator.canary.CanaryFault;
import io.ganqp.operator.diagnosis.PodDiagnosis;
import io.ganqp.operator.pod.Component;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the pods of one revision fare.
 *
 * @param ready how many serve
 * @param fault for which a candidate is taken back: its own, and not of the cluster
 * @param obstacle why pods do not serve, whoever's fault it is
 * @param deadline when a pod that is not ready has had its time; empty if all serve, or the cluster
 *     keeps them from it
 */
record RevisionPods(
    int ready,
    Optional<CanaryFault> fault,
    Optional<Obstacle> obstacle,
    Optional<Instant> deadline) {
  /** A service without a model tries again, so that its complaint counts at the deadline only. */
  private static final Set<ServingReason> FAULTS =
      Set.of(ServingReason.CONTAINER_FAILED, ServingReason.OUT_OF_MEMORY);

  /** What pods have to wait for that are beside those of another revision. */
  private static final Set<ServingReason> FOR_WANT_OF_ROOM =
      Set.of(ServingReason.PODS_REFUSED, ServingReason.VOLUME_NOT_SHARED);

  /**
   * Reads them.
   *
   * @param obstacle what keeps those of the revision from serving
   * @param why one of them does not serve
   */
  static RevisionPods of(
      ServingPods pods,
      Optional<String> revision,
      Optional<Obstacle> obstacle,
      Function<Pod, Optional<Obstacle>> why,
      Instant now) {
    return new RevisionPods(
        pods.ready(revision),
        // One that has been started again may serve by now.
        pods.of(revision).flatMap(pod -> ends(pod, now)).findFirst(),
        obstacle,
        obstacle.filter(o -> FOR_WANT_OF_ROOM.contains(o.reason())).isPresent()
            ? Optional.empty()
            : deadline(pods.unready(revision).filter(pod -> !isKeptByTheCluster(why.apply(pod)))));
  }

  private static Stream<CanaryFault> ends(Pod pod, Instant now) {
    if (PodDiagnosis.endedWithItsNode(pod, Component.CANARY, now)) {
      return Stream.empty();
    }
    return Stream.of(
            PodDiagnosis.of(pod, Component.CANARY, now),
            PodDiagnosis.before(pod, Component.CANARY, now))
        .flatMap(Optional::stream)
        .map(trouble -> Obstacle.of(pod, trouble))
        .filter(end -> FAULTS.contains(end.reason()))
        .map(end -> new CanaryFault(end.reason().word(), end.message()));
  }

  private static boolean isKeptByTheCluster(Optional<Obstacle> why) {
    return why.filter(o -> !o.needsTimeOnly() && ServingStanding.isMendedByTheCluster(o))
        .isPresent();
  }

  private static Optional<Instant> deadline(Stream<Pod> unready) {
    return unready
        .map(ServingPods::unreadySince)
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .map(since -> since.plus(Canary.START_DEADLINE));
  }
}
