package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpInferenceSpec;
import io.ganqp.operator.permission.Permissions;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands around the Deployment; empty is what the spec does not ask for.
 *
 * @param service where faces come from inside the cluster
 * @param budget how many pods may leave at once
 * @param policy who may talk to the pods, and they to whom
 * @param autoscaler sets the number of pods
 * @param ingress the way in, by an Ingress controller
 * @param route the way in, by a Gateway
 * @param monitor lets Prometheus know
 */
record Companions(
    Service service,
    PodDisruptionBudget budget,
    NetworkPolicy policy,
    Optional<HorizontalPodAutoscaler> autoscaler,
    Optional<Ingress> ingress,
    Optional<GenericKubernetesResource> route,
    Optional<GenericKubernetesResource> monitor) {

  /**
   * Those of pods that serve {@code model}.
   *
   * @param refusals what may not be made
   * @param ports that they listen on
   * @param split how the traffic of a route is divided; empty if they get all
   */
  static Companions of(
      GanQpInference inference,
      PinnedModel model,
      Permissions permissions,
      Refusals refusals,
      ServingPorts ports,
      Optional<TrafficSplit> split) {
    GanQpInferenceSpec spec = inference.getSpec();
    return new Companions(
        ServingService.of(inference, Track.STABLE, ports),
        DisruptionBudget.of(inference, Track.STABLE),
        NetworkAccess.of(inference, Track.STABLE, model, ports, permissions.egress()),
        Optional.ofNullable(spec.autoscaling())
            .map(a -> Autoscaler.of(inference, a, split.isPresent())),
        Optional.ofNullable(spec.ingress()).map(i -> ServingIngress.of(inference, i)),
        Optional.ofNullable(spec.httpRoute())
            .filter(asked -> refusals.route().isEmpty())
            .map(r -> ServingRoute.of(inference, r, split)),
        Optional.ofNullable(spec.monitoring())
            .filter(asked -> refusals.monitor().isEmpty())
            .map(m -> ServingMonitor.of(inference, m)));
  }

  /** All that are asked for. */
  Stream<HasMetadata> all() {
    return Stream.concat(
        Stream.of(service, budget, policy),
        Stream.of(autoscaler, ingress, route, monitor).flatMap(Optional::stream));
  }
}
