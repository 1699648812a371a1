package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.operator.canary.StableState;
import io.ganqp.operator.inference.DeploymentProgress.Stage;
import java.time.Instant;

/** How the Deployment fares that serves while a candidate is tried. */
final class StableDeployment {

  private StableDeployment() {}

  /**
   * Its state. One that has only been scaled up, or is starting for the first time, is not stuck;
   * nor one that has served before, as when a node or a store was away, until its deadline.
   *
   * @param pods those of its present revision
   */
  static StableState state(Deployment deployment, RevisionPods pods, Instant now) {
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
    boolean late = pods.deadline().filter(deadline -> !now.isBefore(deadline)).isPresent();
    return blocked && pods.ready() == 0 && (late || progress.stage() != Stage.COMPLETED)
        ? StableState.STUCK
        : StableState.ROLLING;
  }

  /** Whether pods that are to take over find no room. */
  static boolean isCrowded(Deployment deployment, RevisionPods pods) {
    DeploymentProgress progress = DeploymentProgress.of(deployment);
    return progress.rolling()
        && (pods.obstacle().filter(o -> o.reason() == ServingReason.UNSCHEDULABLE).isPresent()
            || progress
                .obstacle()
                .filter(o -> o.reason() == ServingReason.PODS_REFUSED)
                .isPresent());
  }

  /** Whether it could not move to its present revision in time. */
  static boolean isOverdue(Deployment deployment) {
    return DeploymentProgress.of(deployment).stage() == Stage.OVERDUE;
  }
}
