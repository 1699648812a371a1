package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpInferenceStatus;
import io.ganqp.operator.canary.CanaryConditions;
import io.ganqp.operator.status.ConditionState;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.Restriction;
import io.ganqp.operator.status.UnforeseenError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The status of a GanQpInference, as a function of what was seen. */
final class ServingStatus {

  private ServingStatus() {}

  /** While nothing can be rolled out: what was known of the model stays. */
  static GanQpInferenceStatus stopped(
      GanQpInference inference,
      List<ConditionState> states,
      Optional<Deployment> present,
      Instant now) {
    Optional<DeploymentProgress> progress = present.map(DeploymentProgress::of);
    GanQpInferenceStatus former = inference.getStatus();
    return new GanQpInferenceStatus(
        inference.getMetadata().getGeneration(),
        conditions(inference, ServingStanding.added(states, List.of(), List.of()), List.of(), now),
        former == null ? null : former.model(),
        former == null ? null : former.rollout(),
        former == null ? null : former.canary(),
        progress.map(DeploymentProgress::existing).orElse(0),
        progress.map(DeploymentProgress::ready).orElse(0),
        ServingNames.selectorText(inference),
        former == null ? null : former.url());
  }

  /**
   * While there is a Deployment.
   *
   * @param restrictions what the administrator does not allow, in sentences
   * @param canary the latest candidate; null for none
   */
  static GanQpInferenceStatus serving(
      GanQpInference inference,
      List<ConditionState> states,
      List<String> restrictions,
      Rollout rollout,
      CanaryStatus canary,
      Deployment deployment,
      Instant now) {
    DeploymentProgress progress = DeploymentProgress.of(deployment);
    return new GanQpInferenceStatus(
        inference.getMetadata().getGeneration(),
        conditions(inference, states, restrictions, now),
        rollout.served().model(),
        rollout.record(),
        canary,
        progress.existing(),
        progress.ready(),
        ServingNames.selectorText(inference),
        ServingService.url(inference));
  }

  /** While it cannot be acted on: all but some conditions stays. */
  static GanQpInferenceStatus failing(GanQpInference inference, Exception error, Instant now) {
    GanQpInferenceStatus former =
        inference.getStatus() == null
            ? new GanQpInferenceStatus(null, null, null, null, null, null, null, null, null)
            : inference.getStatus();
    return new GanQpInferenceStatus(
        former.observedGeneration(),
        UnforeseenError.in(former.conditions(), error, now),
        former.model(),
        former.rollout(),
        former.canary(),
        former.replicas(),
        former.readyReplicas(),
        former.selector(),
        former.url());
  }

  /** Those of before, but for those of a canary that is not asked for any more. */
  private static List<Condition> former(GanQpInference inference) {
    GanQpInferenceStatus former = inference.getStatus();
    if (former == null || former.conditions() == null) {
      return List.of();
    }
    return former.conditions().stream()
        .filter(
            condition ->
                inference.getSpec().canary() != null
                    || !CanaryConditions.TYPES.contains(condition.getType()))
        .toList();
  }

  private static List<Condition> conditions(
      GanQpInference inference,
      List<ConditionState> states,
      List<String> restrictions,
      Instant now) {
    return Restriction.in(Conditions.with(former(inference), states, now), restrictions, now);
  }
}
