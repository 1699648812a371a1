package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.ganqp.operator.diagnosis.PodRefusal;
import io.ganqp.operator.pod.Component;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a Deployment has come.
 *
 * @param wanted pods asked for
 * @param existing pods of all revisions
 * @param ready pods that serve, of all revisions
 * @param rolling whether pods of the present revision are still taking over
 * @param stage of the roll-out of the present revision
 * @param obstacle what the Deployment itself complains of
 * @param unavailableSince since when fewer pods serve than are to; empty if enough do
 */
record DeploymentProgress(
    int wanted,
    int existing,
    int ready,
    boolean rolling,
    Stage stage,
    Optional<Obstacle> obstacle,
    Optional<Instant> unavailableSince) {

  /** How far a roll-out has come, as the Deployment itself says. */
  enum Stage {
    /** It goes on, as far as is known. */
    UNDER_WAY,
    /** All pods have served at the same time. */
    COMPLETED,
    /** That has taken too long. */
    OVERDUE
  }

  static DeploymentProgress of(Deployment deployment) {
    DeploymentStatus status =
        Objects.requireNonNullElseGet(deployment.getStatus(), DeploymentStatus::new);
    int wanted = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    int existing = number(status.getReplicas());
    int updated = number(status.getUpdatedReplicas());
    boolean seen =
        Objects.requireNonNullElse(status.getObservedGeneration(), 0L)
            >= Objects.requireNonNullElse(deployment.getMetadata().getGeneration(), 0L);
    return new DeploymentProgress(
        wanted,
        existing,
        number(status.getReadyReplicas()),
        !seen || updated < wanted || updated < existing,
        seen ? stage(status) : Stage.UNDER_WAY,
        seen ? complaint(status) : Optional.empty(),
        condition(status, "Available", "False")
            .map(DeploymentCondition::getLastTransitionTime)
            .map(Instant::parse));
  }

  private static Stage stage(DeploymentStatus status) {
    if (condition(status, "Progressing", "False").isPresent()) {
      return Stage.OVERDUE;
    }
    return condition(status, "Progressing", "True")
            .filter(c -> "NewReplicaSetAvailable".equals(c.getReason()))
            .isPresent()
        ? Stage.COMPLETED
        : Stage.UNDER_WAY;
  }

  private static Optional<Obstacle> complaint(DeploymentStatus status) {
    return condition(status, "ReplicaFailure", "True")
        .map(c -> Obstacle.of(PodRefusal.of(c.getMessage(), Component.INFERENCE)))
        .or(
            () ->
                condition(status, "Progressing", "False")
                    .map(
                        c ->
                            new Obstacle(
                                ServingReason.PROGRESS_DEADLINE_EXCEEDED, c.getMessage())));
  }

  private static Optional<DeploymentCondition> condition(
      DeploymentStatus status, String type, String value) {
    return status.getConditions().stream()
        .filter(c -> type.equals(c.getType()) && value.equals(c.getStatus()))
        .findFirst();
  }

  private static int number(Integer count) {
    return count == null ? 0 : count;
  }
}
