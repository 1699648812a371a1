package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes what is desired, where it differs from what there is. */
final class ServingWriter {
  private final GanQpInference inference;
  private final Context<GanQpInference> context;
  private final Watched watched;
  private final OwnedResources resources;
  private final OwnedResources canary;

  ServingWriter(
      GanQpInference inference, Context<GanQpInference> context, Set<Extension> askedAbout) {
    this.inference = inference;
    this.context = context;
    this.watched = new Watched(context, askedAbout);
    this.resources = new OwnedResources(inference, Track.STABLE, context);
    this.canary = new OwnedResources(inference, Track.CANARY, context);
  }

  /** The Deployment, if there is one. */
  Optional<Deployment> deployment() {
    return resources.find(watched.of(Deployment.class));
  }

  /** The Deployment of a candidate, if there is one. */
  Optional<Deployment> candidate() {
    return canary.find(watched.of(Deployment.class));
  }

  /** The route, if there is one, and the cluster has the kind. */
  Optional<GenericKubernetesResource> route() {
    return watched.of(Extension.HTTP_ROUTE, true).flatMap(resources::find);
  }

  /**
   * Makes the Deployment again that somebody has deleted while a candidate is tried; empty if there
   * is nothing to make it from.
   */
  Optional<Deployment> restore() {
    return resources
        .find(watched.of(ControllerRevision.class))
        .flatMap(
            kept ->
                KeptTemplate.deployment(
                    inference, kept, context.getClient().getKubernetesSerialization()))
        .map(deployment -> resources.apply(watched.of(Deployment.class), deployment));
  }

  /**
   * Keeps the template of the Deployment for as long as another is tried.
   *
   * @param present empty if none is
   */
  void keep(Optional<Deployment> present) {
    var watch = watched.of(ControllerRevision.class);
    Optional<ControllerRevision> kept = resources.find(watch);
    if (present.isEmpty() || kept.filter(k -> !KeptTemplate.isOf(k, present.get())).isPresent()) {
      // What is in one cannot be changed; when it is gone, there is another look.
      resources.remove(watch);
    } else if (kept.isEmpty()) {
      resources.apply(watch, KeptTemplate.of(inference, present.get()));
    }
  }

  /** Whether the autoscaler is there. */
  boolean isAutoscaled() {
    return resources.find(watched.of(HorizontalPodAutoscaler.class)).isPresent();
  }

  /** Rolls out, mends, or leaves alone. */
  Deployment apply(Rollout rollout, Optional<Deployment> present) {
    if (rollout.decision() == RolloutDecision.HOLD || rollout.decision() == RolloutDecision.TRY) {
      return present.orElseThrow();
    }
    InformerEventSource<Deployment, GanQpInference> watch = watched.of(Deployment.class);
    if (rollout.decision() == RolloutDecision.ROLL_OUT) {
      present.ifPresent(
          before ->
              FieldOwnership.ofTemplateTakenOver(
                      before.getMetadata().getManagedFields(),
                      context.getControllerConfiguration().fieldManager())
                  .ifPresent(entries -> resources.hand(watch, before, entries)));
    }
    return resources.apply(
        watch, ServingDeployment.of(inference, Track.STABLE, rollout.model(), rollout.template()));
  }

  /**
   * Brings about what the spec asks for, and takes away what it does not.
   *
   * @return what is asked for and cannot be made, as the cluster does not have the kind
   */
  List<Extension> apply(Companions companions) {
    resources.apply(watched.of(Service.class), companions.service());
    resources.apply(watched.of(PodDisruptionBudget.class), companions.budget());
    resources.apply(watched.of(NetworkPolicy.class), companions.policy());
    applyOrRemove(HorizontalPodAutoscaler.class, companions.autoscaler());
    applyOrRemove(Ingress.class, companions.ingress());
    return Stream.of(
            applyOrRemove(Extension.HTTP_ROUTE, companions.route()),
            applyOrRemove(Extension.SERVICE_MONITOR, companions.monitor()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether the cluster has a kind that is asked for. */
  boolean has(Extension extension) {
    return watched.of(extension, true).isPresent();
  }

  /** Brings about the pods of a candidate, and how they are reached. */
  void apply(CanaryResources candidate) {
    canary.apply(watched.of(Service.class), candidate.service());
    canary.apply(watched.of(PodDisruptionBudget.class), candidate.budget());
    canary.apply(watched.of(NetworkPolicy.class), candidate.policy());
    canary.apply(watched.of(Deployment.class), candidate.deployment());
  }

  /** Takes away all that a candidate has had. */
  void removeCanary() {
    CanaryResources.KINDS.forEach(kind -> canary.remove(watched.of(kind)));
  }

  /** Sets the number of pods, and nothing else of the Deployment. */
  void scale(Deployment deployment, int replicas) {
    Scale scale =
        new ScaleBuilder()
            .withNewMetadata()
            .withNamespace(deployment.getMetadata().getNamespace())
            .withName(deployment.getMetadata().getName())
            .withResourceVersion(deployment.getMetadata().getResourceVersion())
            .endMetadata()
            .withNewSpec(replicas)
            .build();
    context.getClient().resource(deployment).scale(scale);
  }

  private <R extends HasMetadata> void applyOrRemove(Class<R> kind, Optional<R> desired) {
    var watch = watched.of(kind);
    desired.ifPresentOrElse(
        wanted -> resources.apply(watch, wanted), () -> resources.remove(watch));
  }

  /** Gives the kind if one is desired and the cluster does not have it. */
  private Optional<Extension> applyOrRemove(
      Extension extension, Optional<GenericKubernetesResource> desired) {
    var watch = watched.of(extension, desired.isPresent());
    if (desired.isEmpty()) {
      watch.ifPresent(resources::remove);
      return Optional.empty();
    }
    if (watch.isPresent()) {
      if (tryToApply(watch.get(), desired.get())) {
        return Optional.empty();
      }
      watched.end(extension);
    }
    return Optional.of(extension);
  }

  /** Says whether the cluster has the kind still, which somebody may be taking away. */
  private <R extends HasMetadata> boolean tryToApply(
      InformerEventSource<R, GanQpInference> watch, R desired) {
    try {
      resources.apply(watch, desired);
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
          || e.getCode() == HttpURLConnection.HTTP_BAD_METHOD) {
        return false;
      }
      throw e;
    }
  }
}
