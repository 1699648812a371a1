package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.RolloutStatus;
import java.util.Optional;

/**
 * What is to be served, and whether it is to be rolled out.
 *
 * @param model the desired one
 * @param template of its pods
 * @param decision what to do about the Deployment
 * @param served what the Deployment serves, or is being moved to, when that is done
 * @param record what to remember
 */
record Rollout(
    PinnedModel model,
    PodTemplateSpec template,
    RolloutDecision decision,
    PinnedModel served,
    RolloutStatus record) {

  /**
   * Decides.
   *
   * @param deployment what there is; empty for nothing
   */
  static Rollout of(
      GanQpInference inference,
      PinnedModel model,
      PodTemplateSpec template,
      Optional<Deployment> deployment) {
    RolloutStatus last = last(inference);
    String revision = Revision.of(template.getMetadata()).orElseThrow();
    RolloutDecision decision = RolloutDecision.of(revision, deployment.orElse(null), last);
    if (decision != RolloutDecision.HOLD) {
      return new Rollout(
          model, template, decision, model, new RolloutStatus(revision, model.model(), model.s3()));
    }
    PinnedModel held =
        deployment.flatMap(d -> ServingPod.modelIn(d.getSpec().getTemplate())).orElse(model);
    return new Rollout(model, template, decision, held, last);
  }

  /** The same, while the Deployment stays as it is. */
  Rollout tried(GanQpInference inference, Deployment deployment) {
    RolloutStatus last = last(inference);
    Optional<PinnedModel> held = ServingPod.modelIn(deployment.getSpec().getTemplate());
    Optional<String> revision = Revision.of(deployment);
    boolean isLast = last != null && revision.filter(last.revision()::equals).isPresent();
    PinnedModel now = isLast ? PinnedModel.lastOf(last).orElseThrow() : held.orElse(model);
    return new Rollout(model, template, RolloutDecision.TRY, now, last);
  }

  private static RolloutStatus last(GanQpInference inference) {
    return inference.getStatus() == null ? null : inference.getStatus().rollout();
  }

  /**
   * The model that was rolled out before somebody took the Deployment back; empty if nobody has.
   */
  Optional<String> held() {
    return decision == RolloutDecision.HOLD
        ? Optional.of(record.model().version())
        : Optional.empty();
  }

  /**
   * The template that the Deployment has when the decision is carried out.
   *
   * @param present what there is before
   */
  PodTemplateSpec serving(Optional<Deployment> present) {
    return decision == RolloutDecision.HOLD || decision == RolloutDecision.TRY
        ? present.orElseThrow().getSpec().getTemplate()
        : template;
  }

  /** Whether a template or pod is not of the desired one. */
  boolean isOther(ObjectMeta metadata) {
    return !Revision.of(metadata).equals(Optional.of(revision()));
  }

  /**
   * The model that the Deployment has before the decision is carried out.
   *
   * @param present what there is
   */
  PinnedModel before(Optional<Deployment> present) {
    return present
        .flatMap(deployment -> ServingPod.modelIn(deployment.getSpec().getTemplate()))
        .orElse(served);
  }

  /** Name of the desired template. */
  String revision() {
    return Revision.of(template.getMetadata()).orElseThrow();
  }

  /** For an event. */
  String announcement() {
    return "Model %s is rolled out: %s".formatted(model.model().version(), model.model().uri());
  }
}
