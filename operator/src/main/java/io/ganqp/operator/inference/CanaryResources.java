package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.operator.permission.Reach;
import java.util.List;

/**
 * What the pods of a candidate need, under the name of the service with {@code -canary}. The number
 * of pods goes by their share of the traffic, and by the number of those that serve.
 */
record CanaryResources(
    Service service, PodDisruptionBudget budget, NetworkPolicy policy, Deployment deployment) {

  /** What there is of it; a budget that outlives its Deployment is complained of in an event. */
  static final List<Class<? extends HasMetadata>> KINDS =
      List.of(PodDisruptionBudget.class, Deployment.class, Service.class, NetworkPolicy.class);

  static CanaryResources of(
      GanQpInference inference,
      PinnedModel model,
      PodTemplateSpec template,
      int replicas,
      Reach egress) {
    ServingPorts ports = ServingPorts.of(template);
    return new CanaryResources(
        ServingService.of(inference, Track.CANARY, ports),
        DisruptionBudget.of(inference, Track.CANARY),
        NetworkAccess.of(inference, Track.CANARY, model, ports, egress),
        new DeploymentBuilder(ServingDeployment.of(inference, Track.CANARY, model, template))
            .editSpec()
            .withReplicas(replicas)
            .endSpec()
            .build());
  }

  /**
   * As many as take their share when each takes as much as one of {@code serving}; at least one.
   */
  static int replicas(int serving, int percent) {
    return Math.max(1, (serving * percent + 99) / 100);
  }
}
