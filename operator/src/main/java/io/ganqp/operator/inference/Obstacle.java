package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.contract.serving.ServingReport;
import io.ganqp.operator.diagnosis.PodDiagnosis;
import io.ganqp.operator.diagnosis.Trouble;
import io.ganqp.operator.pod.Component;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Why a pod does not serve, if that is more than that it has just been made.
 *
 * @param reason what kind of thing a person has to do about it
 * @param message the cluster's or the service's own words
 */
record Obstacle(ServingReason reason, String message) {

  /** The one to tell first is the least. */
  static final Comparator<Obstacle> FOREMOST =
      Comparator.comparing(Obstacle::needsTimeOnly).thenComparing(Obstacle::reason);

  /**
   * Reads a pod that is not ready. What its service says of itself counts less than what keeps it
   * from running, and more than how it ended before it was started again.
   *
   * @param report what its service says of itself; empty if it says nothing
   */
  static Optional<Obstacle> of(Pod pod, Optional<String> report, Instant now) {
    return PodDiagnosis.of(pod, Component.INFERENCE, now)
        .map(Obstacle::of)
        .or(() -> report.map(Obstacle::said))
        .or(() -> PodDiagnosis.before(pod, Component.INFERENCE, now).map(Obstacle::of))
        .map(obstacle -> obstacle.in(pod));
  }

  private static Obstacle said(String report) {
    return new Obstacle(
        report.equals(ServingReport.LOADING)
            ? ServingReason.STARTING
            : ServingReason.MODEL_UNUSABLE,
        report);
  }

  /** Reads what only events tell of a pod. */
  static Obstacle of(Pod pod, Trouble trouble) {
    return of(trouble).in(pod);
  }

  /** What a trouble means for a service. */
  static Obstacle of(Trouble trouble) {
    return new Obstacle(ServingReason.of(trouble.kind()), trouble.message());
  }

  /** Whether nobody has to do anything about it, as far as is known. */
  boolean needsTimeOnly() {
    return reason == ServingReason.STARTING;
  }

  private Obstacle in(Pod pod) {
    return new Obstacle(reason, "Pod %s: %s".formatted(pod.getMetadata().getName(), message));
  }
}
