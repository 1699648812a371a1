package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.operator.canary.Canary;
import io.ganqp.operator.canary.StableState;
import io.ganqp.operator.inference.DeploymentProgress.Stage;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** How the Deployment fares that serves while a candidate is tried. */
final class StableDeployment {

  private StableDeployment() {}

  /**
   * Its state. One that has only been scaled up, or is starting for the first time, is not stuck;
   * nor one that has served before, as when a node or a store was away, until its deadline. A
   * roll-out past its deadline is stuck even if some of its pods are ready.
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
    if (progress.stage() == Stage.OVERDUE
        || (pods.ready() == 0
            && (isBlocked(progress, pods) || hasHadItsTime(progress, pods, now)))) {
      return StableState.STUCK;
    }
    return progress.rolling() ? StableState.ROLLING : StableState.UNREADY;
  }

  /** Whether it has never served, and will not unless somebody changes something. */
  private static boolean isBlocked(DeploymentProgress progress, RevisionPods pods) {
    return progress.stage() != Stage.COMPLETED
        && pods.obstacle()
            .or(progress::obstacle)
            .filter(obstacle -> !ServingStanding.isMendedByTheCluster(obstacle))
            .isPresent();
  }

  /** Whatever keeps it from serving: a change of the specification may mend that, too. */
  private static boolean hasHadItsTime(
      DeploymentProgress progress, RevisionPods pods, Instant now) {
    return Stream.of(
            pods.deadline(),
            progress.unavailableSince().map(since -> since.plus(Canary.START_DEADLINE)))
        .flatMap(Optional::stream)
        .anyMatch(deadline -> !now.isBefore(deadline));
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
