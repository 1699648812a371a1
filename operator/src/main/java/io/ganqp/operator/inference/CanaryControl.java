package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.operator.canary.CanaryDecision;
import io.ganqp.operator.permission.Permissions;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.util.Optional;

/** Tries candidates: looks at their pods, has it decided about them, and brings that about. */
final class CanaryControl {
  private final ServingPod pods;
  private final ServingObserver observer;
  private final Permissions permissions;
  private final Clock clock;

  CanaryControl(ServingPod pods, ServingObserver observer, Permissions permissions, Clock clock) {
    this.pods = pods;
    this.observer = observer;
    this.permissions = permissions;
    this.clock = clock;
  }

  /**
   * Decides.
   *
   * @param desired the roll-out of what is to be served in the end
   * @param candidates the pods of candidates that there are
   */
  CanaryDecision decide(
      GanQpInference inference,
      Rollout desired,
      Optional<Deployment> present,
      ServingPods candidates,
      ServingWriter writer,
      Context<GanQpInference> context) {
    return CanaryTrial.decide(
        inference,
        desired,
        present,
        fare(
            ServingObserver.pods(Track.STABLE, context),
            present.flatMap(Revision::of),
            desired.served(),
            context),
        fare(candidates, Optional.of(desired.revision()), desired.model(), context),
        unrouted(inference, desired, writer),
        clock.instant());
  }

  private RevisionPods fare(
      ServingPods pods,
      Optional<String> revision,
      PinnedModel model,
      Context<GanQpInference> context) {
    return RevisionPods.of(
        pods, revision, observer.obstacle(pods, revision, model, context), clock.instant());
  }

  /**
   * Makes the pods of the candidate, leaves them, or takes them away.
   *
   * @param deployment that serves
   */
  void apply(
      GanQpInference inference,
      CanaryDecision decision,
      Rollout rollout,
      Deployment deployment,
      ServingWriter writer) {
    switch (decision.pods(clock.instant())) {
      case RUN ->
          writer.apply(
              CanaryResources.of(
                  inference,
                  rollout.model(),
                  pods.trying(rollout.template(), inference, rollout.model()),
                  CanaryTrial.replicas(inference, deployment),
                  permissions.egress()));
      case REMOVE -> writer.removeCanary();
      case LEAVE -> {}
    }
  }

  /** How the traffic of a route is divided; empty if the candidate gets none. */
  static Optional<TrafficSplit> split(CanaryDecision decision, Rollout rollout) {
    return decision
        .status()
        .filter(status -> decision.percent() > 0)
        .map(
            status ->
                new TrafficSplit(
                    decision.percent(),
                    rollout.served().model().sha256(),
                    status.model().sha256()));
  }

  private Optional<String> unrouted(
      GanQpInference inference, Rollout desired, ServingWriter writer) {
    if (inference.getSpec().canary() == null) {
      return Optional.empty();
    }
    return Refusals.of(inference, desired.served(), permissions)
        .route()
        .or(
            () ->
                writer.has(Extension.HTTP_ROUTE)
                    ? Optional.empty()
                    : Optional.of(Extension.HTTP_ROUTE.missing()));
  }
}
