package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.operator.canary.CanaryDecision;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the requests of a route are divided between the pods that serve and those of a candidate.
 *
 * @param percent what the candidate gets
 * @param stable the model that the others serve
 * @param candidate that of its own
 * @param page those that tell which model is served: all of them serve the same one
 */
record TrafficSplit(int percent, NamedModel stable, NamedModel candidate, Track page) {

  /**
   * The division that is decided; empty if the candidate gets nothing. While it is promoted, some
   * of the others serve what they served before.
   *
   * @param present the Deployment before it is moved
   * @param pods of the Deployment
   */
  static Optional<TrafficSplit> of(
      CanaryDecision decision, Rollout rollout, Optional<Deployment> present, ServingPods pods) {
    if (decision.percent() == 0) {
      return Optional.empty();
    }
    NamedModel candidate = NamedModel.in(rollout.template(), rollout.model());
    return Optional.of(
        decision.rollOut()
            ? new TrafficSplit(
                decision.percent(),
                before(rollout, present, pods).orElse(candidate),
                candidate,
                Track.CANARY)
            : new TrafficSplit(
                decision.percent(),
                NamedModel.in(rollout.serving(present), rollout.served()),
                candidate,
                Track.STABLE));
  }

  private static Optional<NamedModel> before(
      Rollout rollout, Optional<Deployment> present, ServingPods pods) {
    return Stream.concat(
            present.stream()
                .map(deployment -> deployment.getSpec().getTemplate())
                .filter(template -> rollout.isOther(template.getMetadata()))
                .flatMap(t -> NamedModel.in(t.getMetadata(), t.getSpec()).stream()),
            pods.pods().stream()
                .filter(pod -> rollout.isOther(pod.getMetadata()))
                .flatMap(pod -> NamedModel.in(pod.getMetadata(), pod.getSpec()).stream()))
        .findFirst();
  }

  /** Whether only the settings of the pods are tried. */
  boolean isOfOneModel() {
    return stable.sha256().equals(candidate.sha256());
  }

  /** Whether the name of the model is the same in all pods. */
  boolean isOfOneName() {
    return stable.name().equals(candidate.name());
  }
}
