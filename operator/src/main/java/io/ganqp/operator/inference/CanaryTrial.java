package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpInferenceStatus;
import io.ganqp.crds.v1alpha1.RolloutStatus;
import io.ganqp.operator.canary.Canary;
import io.ganqp.operator.canary.CanaryDecision;
import io.ganqp.operator.canary.CanarySituation;
import io.ganqp.operator.canary.CanarySituation.Served;
import io.ganqp.operator.canary.Candidate;
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
   * promoted; and a Deployment that somebody has deleted comes back as it was.
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
            && canary.trainingName().equals(inference.getSpec().model().trainingName());
    return stays ? new PinnedModel(canary.model(), canary.s3()) : selected;
  }

  /**
   * Decides.
   *
   * @param rollout of what is to be served in the end
   * @param stable how the pods of the Deployment's present revision fare
   * @param candidate how those of what is to be served in the end fare
   * @param unrouted why no traffic can be divided, in a sentence
   */
  static CanaryDecision decide(
      GanQpInference inference,
      Rollout rollout,
      Optional<Deployment> present,
      RevisionPods stable,
      RevisionPods candidate,
      Optional<String> unrouted,
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
            present.map(d -> state(d, stable)).orElse(StableState.STUCK),
            candidate.ready(),
            present.map(d -> replicas(inference, d)).orElse(1),
            candidate.fault(),
            candidate.obstacle().map(Obstacle::message),
            unrouted,
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

  /** One that has only been scaled up, or is starting for the first time, is not stuck. */
  private static StableState state(Deployment deployment, RevisionPods pods) {
    DeploymentProgress progress = DeploymentProgress.of(deployment);
    if (progress.wanted() == 0) {
      return StableState.SCALED_TO_ZERO;
    }
    if (progress.ready() > 0 && !progress.rolling()) {
      return StableState.SETTLED;
    }
    boolean blocked =
        pods.obstacle()
            .or(progress::obstacle)
            .filter(obstacle -> !ServingStanding.isMendedByTheCluster(obstacle))
            .isPresent();
    return blocked && pods.ready() == 0 ? StableState.STUCK : StableState.ROLLING;
  }
}
