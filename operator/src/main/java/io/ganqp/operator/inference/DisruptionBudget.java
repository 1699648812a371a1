package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;

/**
 * One pod at a time leaves a node that is drained. Not a least number of pods: with a single one,
 * that would block the node for ever.
 */
final class DisruptionBudget {

  private DisruptionBudget() {}

  static PodDisruptionBudget of(GanQpInference inference, Track track) {
    return new PodDisruptionBudgetBuilder()
        .withMetadata(ServingNames.metadata(inference, track))
        .withNewSpec()
        .withMaxUnavailable(new IntOrString(1))
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .withNewSelector()
        .withMatchLabels(ServingNames.selector(inference, track))
        .endSelector()
        .endSpec()
        .build();
  }
}
