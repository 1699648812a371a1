package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.operator.canary.CanaryDecision;
import io.ganqp.operator.canary.Routing;
import io.ganqp.operator.canary.Routing.State;
import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.status.Refusal;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

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
    Optional<Obstacle> refused =
        writer
            .candidate()
            .filter(d -> Revision.of(d).equals(tried))
            .flatMap(d -> DeploymentProgress.of(d).obstacle());
    Instant now = clock.instant();
    return CanaryTrial.decide(
        inference,
        desired,
        deployment,
        RevisionPods.of(
            serving,
            present,
            observer.obstacle(serving, present, desired.before(deployment), context),
            observer::obstacle,
            now),
        RevisionPods.of(
            candidates,
            tried,
            observer
                .obstacle(candidates, tried, desired.model(), context)
                .filter(obstacle -> refused.isEmpty() || !obstacle.needsTimeOnly())
                .or(() -> refused),
            observer::obstacle,
            now),
        routing(inference, desired, writer, now),
        now);
  }

  private static CanaryStatus former(GanQpInference inference) {
    return inference.getStatus() == null ? null : inference.getStatus().canary();
  }

  /**
   * Makes the pods of the candidate, leaves them, or takes them away, and keeps for as long what
   * the Deployment is made of. What the cluster refuses concerns the candidate alone: the service
   * goes on.
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
    return Stream.of(
            refusal(
                () ->
                    writer.keep(
                        Optional.of(deployment)
                            .filter(d -> rollout.decision() == RolloutDecision.TRY))),
            refusal(() -> bringAbout(inference, decision, rollout, deployment, writer)))
        .flatMap(Optional::stream)
        .distinct()
        .reduce((first, second) -> first + " " + second);
  }

  private static Optional<String> refusal(Runnable step) {
    try {
      step.run();
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

  private Routing routing(
      GanQpInference inference, Rollout desired, ServingWriter writer, Instant now) {
    if (inference.getSpec().httpRoute() == null) {
      return Routing.taken();
    }
    if (inference.getSpec().canary() == null) {
      return RouteStatus.of(inference, writer.route(), now).routing();
    }
    return Refusals.of(inference, desired.served(), permissions)
        .route()
        .or(
            () ->
                writer.has(Extension.HTTP_ROUTE)
                    ? Optional.empty()
                    : Optional.of(Extension.HTTP_ROUTE.missing()))
        .map(why -> Routing.not(State.IMPOSSIBLE, why))
        .orElseGet(() -> RouteStatus.of(inference, writer.route(), now).routing());
  }
}
