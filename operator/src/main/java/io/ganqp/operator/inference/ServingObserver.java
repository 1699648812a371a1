package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.operator.mount.MountTroubles;
import io.ganqp.operator.pod.Labels;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Finds out why pods do not serve. */
final class ServingObserver {
  private final ServiceReports reports;
  private final MountTroubles mounts;
  private final Clock clock;

  ServingObserver(ServiceReports reports, MountTroubles mounts, Clock clock) {
    this.reports = reports;
    this.mounts = mounts;
    this.clock = clock;
  }

  /** The pods of one track that the watch knows. */
  static ServingPods pods(Track track, Context<GanQpInference> context) {
    String name = track.component().appName();
    return ServingPods.of(
        context
            .getSecondaryResourcesAsStream(Pod.class)
            .filter(pod -> name.equals(pod.getMetadata().getLabels().get(Labels.NAME))));
  }

  /** The foremost reason why pods of a revision do not serve, as far as is known now. */
  Optional<Obstacle> obstacle(
      ServingPods pods,
      Optional<String> revision,
      PinnedModel model,
      Context<GanQpInference> context) {
    return pods.obstacle(revision, reports::of, clock.instant())
        .or(() -> volumeCaveat(pods, model, context))
        .or(() -> unmounted(pods, revision));
  }

  /** Why one pod does not serve, as far as is known now. */
  Optional<Obstacle> obstacle(Pod pod) {
    Instant now = clock.instant();
    return Obstacle.of(pod, reports.of(pod), now)
        .or(() -> mounts.of(pod, now).map(trouble -> Obstacle.of(pod, trouble)));
  }

  /** Asks pods that are not ready why; another reconciliation follows when there is an answer. */
  void ask(
      ServingPods pods, GanQpInference inference, SimpleInboundEventSource<GanQpInference> news) {
    ResourceID id = ResourceID.fromResource(inference);
    Instant now = clock.instant();
    for (Pod pod : pods.unready()) {
      reports.ask(pod, () -> news.propagateEvent(id));
      mounts.ask(pod, now, () -> news.propagateEvent(id));
    }
  }

  private Optional<Obstacle> unmounted(ServingPods pods, Optional<String> revision) {
    Instant now = clock.instant();
    return pods.unready(revision)
        .flatMap(pod -> mounts.of(pod, now).stream().map(t -> Obstacle.of(pod, t)))
        .min(Obstacle.FOREMOST);
  }

  private static Optional<Obstacle> volumeCaveat(
      ServingPods pods, PinnedModel model, Context<GanQpInference> context) {
    return ModelAccess.claim(model)
        .flatMap(
            name ->
                pods.waitingOnAnotherNode()
                    .flatMap(
                        pod ->
                            Optional.ofNullable(claim(name, pod, context))
                                .flatMap(claim -> VolumeCaveat.of(pod, claim))));
  }

  private static PersistentVolumeClaim claim(
      String name, Pod pod, Context<GanQpInference> context) {
    return context
        .getClient()
        .persistentVolumeClaims()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(name)
        .get();
  }
}
