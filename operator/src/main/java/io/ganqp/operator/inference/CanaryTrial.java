package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpInferenceStatus;
import io.ganqp.crds.v1alpha1.RolloutStatus;
import io.ganqp.operator.canary.Canary;
import io.ganqp.operator.canary.CanaryDecision;
import io.ganqp.operator.canary.CanarySituation;
import io.ganqp.operator.canary.CanarySituation.Served;
import io.ganqp.operator.canary.Candidate;
import io.ganqp.operator.canary.CandidatePods;
import io.ganqp.operator.canary.Routing;
import io.ganqp.operator.canary.StableState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What a service and its pods mean to a decision about a candidate. */
final class CanaryTrial {

  private CanaryTrial() {}

  /**
   * The model to serve in the end, where that is not simply the one that is selected: a candidate
   * of a training that is under way is not given up for each better one, or none would ever be
   * promoted, unless its roll-out has come to nothing; and a Deployment that somebody has deleted
   * comes back with the model that it had.
   *
   * @param selected by the specification
   */
  static PinnedModel model(
      GanQpInference inference, PinnedModel selected, Optional<Deployment> present) {
    GanQpInferenceStatus status = inference.getStatus();
    if (inference.getSpec().canary() == null || status == null) {
      return selected;
    }
    RolloutStatus last = status.rollout();
    if (present.isEmpty() && last != null) {
      return PinnedModel.lastOf(last).orElseThrow();
    }
    CanaryStatus canary = status.canary();
    boolean stays =
        CanaryDecision.isUnderWay(canary)
            && canary.trainingName() != null
            && canary.trainingName().equals(inference.getSpec().model().trainingName())
            && !(canary.phase() == CanaryPhase.PROMOTING
                && present.filter(StableDeployment::isOverdue).isPresent());
    return stays ? new PinnedModel(canary.model(), canary.s3()) : selected;
  }

  /**
   * Decides.
   *
   * @param rollout of what is to be served in the end
   * @param stable how the pods of the Deployment's present revision fare
   * @param candidate how those of what is to be served in the end fare
   * @param routing of its share
   */
  static CanaryDecision decide(
      GanQpInference inference,
      Rollout rollout,
      Optional<Deployment> present,
      RevisionPods stable,
      RevisionPods candidate,
      Routing routing,
      Instant now) {
    GanQpInferenceStatus status = inference.getStatus();
    return Canary.decide(
        new CanarySituation(
            inference.getSpec().canary(),
            status == null ? null : status.canary(),
            new Candidate(
                rollout.revision(),
                rollout.model().model(),
                rollout.model().s3(),
                inference.getSpec().model().trainingName()),
            served(rollout, present),
            present.map(d -> StableDeployment.state(d, stable, now)).orElse(StableState.STUCK),
            present.filter(d -> StableDeployment.isCrowded(d, stable)).isPresent(),
            new CandidatePods(
                candidate.ready(),
                present.map(d -> replicas(inference, d)).orElse(1),
                candidate.fault(),
                candidate.obstacle().map(Obstacle::message),
                candidate.deadline()),
            routing,
            now));
  }

  /** How many pods a candidate is to have. */
  static int replicas(GanQpInference inference, Deployment present) {
    return inference.getSpec().canary() == null
        ? 1
        : CanaryResources.replicas(
            Objects.requireNonNullElse(present.getSpec().getReplicas(), 1),
            inference.getSpec().canary().percent());
  }

  private static Served served(Rollout rollout, Optional<Deployment> present) {
    return switch (rollout.decision()) {
      case KEEP -> Served.DESIRED;
      case HOLD -> Served.TAKEN_BACK;
      case ROLL_OUT, TRY -> present.isPresent() ? Served.OTHER : Served.DESIRED;
    };
  }
}
