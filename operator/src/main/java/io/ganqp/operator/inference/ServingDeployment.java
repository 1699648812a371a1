package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;

/**
 * The Deployment: a pod goes only when its successor serves. The number of pods is not in it, so
 * that applying it again leaves whatever a person or an autoscaler has set.
 */
final class ServingDeployment {
  /** What {@code kubectl rollout history} shows of a revision. */
  private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

  /** Seconds without progress after which a roll-out counts as stuck. */
  private static final int PROGRESS_DEADLINE = 900;

  private ServingDeployment() {}

  static Deployment of(
      GanQpInference inference, Track track, PinnedModel model, PodTemplateSpec template) {
    return new DeploymentBuilder()
        .withMetadata(ServingNames.metadata(inference, track))
        .editMetadata()
        .addToAnnotations(CHANGE_CAUSE, "model " + model.model().version())
        .endMetadata()
        .withNewSpec()
        .withProgressDeadlineSeconds(PROGRESS_DEADLINE)
        .withNewSelector()
        .withMatchLabels(ServingNames.selector(inference, track))
        .endSelector()
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(new IntOrString(1))
        .withMaxUnavailable(new IntOrString(0))
        .endRollingUpdate()
        .endStrategy()
        .withTemplate(template)
        .endSpec()
        .build();
  }
}
