package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.util.Optional;

/** Finds out why pods do not serve. */
final class ServingObserver {
  private final ServiceReports reports;

  ServingObserver(ServiceReports reports) {
    this.reports = reports;
  }

  /** The pods that the watch knows. */
  static ServingPods pods(Context<GanQpInference> context) {
    return ServingPods.of(context.getSecondaryResourcesAsStream(Pod.class));
  }

  /** The foremost reason why pods of a revision do not serve, as far as is known now. */
  Optional<Obstacle> obstacle(
      ServingPods pods,
      Optional<String> revision,
      PinnedModel model,
      Context<GanQpInference> context) {
    return pods.obstacle(revision, reports::of).or(() -> volumeCaveat(pods, model, context));
  }

  /** Asks the services that are not ready why; another reconciliation follows when they answer. */
  void ask(
      ServingPods pods, GanQpInference inference, SimpleInboundEventSource<GanQpInference> news) {
    ResourceID id = ResourceID.fromResource(inference);
    pods.unready().forEach(pod -> reports.ask(pod, () -> news.propagateEvent(id)));
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
