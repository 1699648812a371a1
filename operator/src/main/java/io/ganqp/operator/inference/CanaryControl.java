package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.operator.canary.CanaryDecision;
import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.status.Refusal;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Instant;
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
      Optional<Deployment> deployment,
      ServingPods candidates,
      ServingWriter writer,
      Context<GanQpInference> context) {
    if (inference.getSpec().canary() == null && former(inference) == null) {
      return CanaryDecision.NONE;
    }
    ServingPods serving = ServingObserver.pods(Track.STABLE, context);
    Optional<String> present = deployment.flatMap(Revision::of);
    Optional<String> tried = Optional.of(desired.revision());
    Instant now = clock.instant();
    return CanaryTrial.decide(
        inference,
        desired,
        deployment,
        RevisionPods.stable(
            serving, present, observer.obstacle(serving, present, desired.served(), context)),
        RevisionPods.tried(
            candidates, tried, observer.obstacle(candidates, tried, desired.model(), context), now),
        unrouted(inference, desired, writer),
        now);
  }

  private static CanaryStatus former(GanQpInference inference) {
    return inference.getStatus() == null ? null : inference.getStatus().canary();
  }

  /**
   * Makes the pods of the candidate, leaves them, or takes them away. What the cluster refuses
   * concerns the candidate alone: the service goes on.
   *
   * @param deployment that serves
   * @return why it could not be done, in words for people
   */
  Optional<String> apply(
      GanQpInference inference,
      CanaryDecision decision,
      Rollout rollout,
      Deployment deployment,
      ServingWriter writer) {
    try {
      bringAbout(inference, decision, rollout, deployment, writer);
      return Optional.empty();
    } catch (NameTakenException e) {
      return Optional.of(e.getMessage());
    } catch (KubernetesClientException e) {
      if (Refusal.is(e)) {
        return Optional.of(Refusal.words(e));
      }
      throw e;
    }
  }

  private void bringAbout(
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
