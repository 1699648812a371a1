package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpInferenceStatus;
import io.ganqp.operator.status.ConditionState;
import io.ganqp.operator.status.Conditions;
import java.time.Instant;
import java.util.List;

/** The status of a GanQpInference, as a function of what was seen. */
final class ServingStatus {

  private ServingStatus() {}

  /** While there is no Deployment, or nothing can be done about it: what was known stays. */
  static GanQpInferenceStatus stopped(
      GanQpInference inference, ServingReason reason, String why, Instant now) {
    GanQpInferenceStatus former = inference.getStatus();
    return new GanQpInferenceStatus(
        inference.getMetadata().getGeneration(),
        conditions(inference, ServingConditions.nothing(reason, why), now),
        former == null ? null : former.model(),
        former == null ? null : former.rollout(),
        former == null || former.replicas() == null ? Integer.valueOf(0) : former.replicas(),
        former == null || former.readyReplicas() == null
            ? Integer.valueOf(0)
            : former.readyReplicas(),
        ServingNames.selectorText(inference),
        former == null ? null : former.url());
  }

  /** While there is a Deployment. */
  static GanQpInferenceStatus serving(
      GanQpInference inference,
      List<ConditionState> states,
      Rollout rollout,
      Deployment deployment,
      Instant now) {
    DeploymentProgress progress = DeploymentProgress.of(deployment);
    return new GanQpInferenceStatus(
        inference.getMetadata().getGeneration(),
        conditions(inference, states, now),
        rollout.served().model(),
        rollout.record(),
        progress.existing(),
        progress.ready(),
        ServingNames.selectorText(inference),
        ServingService.url(inference));
  }

  private static List<Condition> conditions(
      GanQpInference inference, List<ConditionState> states, Instant now) {
    GanQpInferenceStatus former = inference.getStatus();
    return Conditions.with(former == null ? null : former.conditions(), states, now);
  }
}
