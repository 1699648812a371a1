package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.operator.canary.CanaryFault;
import io.ganqp.operator.diagnosis.PodDiagnosis;
import io.ganqp.operator.pod.Component;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the pods of one revision fare.
 *
 * @param ready how many serve
 * @param fault for which a candidate is taken back: its own, and not of the cluster
 * @param obstacle why pods do not serve, whoever's fault it is
 */
record RevisionPods(int ready, Optional<CanaryFault> fault, Optional<Obstacle> obstacle) {
  /** A service without a model tries again, so that its complaint counts at the deadline only. */
  private static final Set<ServingReason> FAULTS =
      Set.of(ServingReason.CONTAINER_FAILED, ServingReason.OUT_OF_MEMORY);

  /** Reads those of the Deployment that serves, which nothing is held against. */
  static RevisionPods stable(
      ServingPods pods, Optional<String> revision, Optional<Obstacle> obstacle) {
    return new RevisionPods(pods.ready(revision), Optional.empty(), obstacle);
  }

  /**
   * Reads those of a candidate.
   *
   * @param obstacle what keeps those of the revision from serving
   */
  static RevisionPods tried(
      ServingPods pods, Optional<String> revision, Optional<Obstacle> obstacle, Instant now) {
    // One that has been started again may serve by now.
    Stream<Obstacle> ends = pods.of(revision).map(pod -> end(pod, now)).flatMap(Optional::stream);
    Optional<CanaryFault> fault =
        Stream.concat(obstacle.stream(), ends)
            .filter(o -> FAULTS.contains(o.reason()))
            .findFirst()
            .map(o -> new CanaryFault(o.reason().word(), o.message()));
    return new RevisionPods(pods.ready(revision), fault, obstacle);
  }

  private static Optional<Obstacle> end(Pod pod, Instant now) {
    return PodDiagnosis.before(pod, Component.CANARY, now).map(end -> Obstacle.of(pod, end));
  }
}
