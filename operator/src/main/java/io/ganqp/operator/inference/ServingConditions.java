package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.operator.status.ConditionState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be said of a GanQpInference, in three conditions that are always there. */
final class ServingConditions {
  /** Whether at least one pod serves. */
  static final String READY = "Ready";

  /** Whether pods that are to take over cannot. */
  static final String ROLLOUT_BLOCKED = "RolloutBlocked";

  /** Whether somebody has taken the Deployment back to an earlier revision, and it is left so. */
  static final String ROLLED_BACK = "RolledBack";

  private ServingConditions() {}

  /**
   * While nothing can be rolled out.
   *
   * @param present what was rolled out before
   */
  static List<ConditionState> stopped(
      ServingReason reason, String why, Optional<Deployment> present) {
    boolean ready = present.filter(d -> DeploymentProgress.of(d).ready() > 0).isPresent();
    boolean blocked = reason != ServingReason.NO_MODEL;
    return List.of(
        ready
            ? state(READY, true, ServingReason.SERVING, "Faces are served as before. " + why)
            : state(READY, false, reason, why),
        state(ROLLOUT_BLOCKED, blocked, reason, why),
        state(ROLLED_BACK, false, reason, "Nothing was taken back."));
  }

  /**
   * While there is a Deployment.
   *
   * @param served what its pods serve, or are being moved to
   * @param held the model that was rolled out before somebody took the Deployment back; empty if
   *     nobody has
   * @param remarks what else to know, in sentences
   * @param obstacle why pods of its revision do not serve
   */
  static List<ConditionState> of(
      Deployment deployment,
      String served,
      Optional<String> held,
      List<String> remarks,
      Optional<Obstacle> obstacle) {
    DeploymentProgress progress = DeploymentProgress.of(deployment);
    Optional<Obstacle> problem = foremost(obstacle, progress.obstacle());
    return List.of(
        remarked(ready(progress, served, problem), remarks),
        blocked(progress, served, problem),
        held.map(version -> rolledBack(served, version))
            .orElseGet(
                () ->
                    state(
                        ROLLED_BACK, false, ServingReason.UP_TO_DATE, "Nothing was taken back.")));
  }

  /** What only needs time counts less than what the Deployment complains of. */
  private static Optional<Obstacle> foremost(
      Optional<Obstacle> pods, Optional<Obstacle> deployment) {
    return pods.filter(obstacle -> deployment.isEmpty() || !obstacle.needsTimeOnly())
        .or(
            () ->
                deployment.map(
                    complaint ->
                        pods.map(p -> sentence(complaint.message()) + " " + p.message())
                            .map(both -> new Obstacle(complaint.reason(), both))
                            .orElse(complaint)));
  }

  private static ConditionState remarked(ConditionState ready, List<String> remarks) {
    if (remarks.isEmpty()) {
      return ready;
    }
    String message =
        Stream.concat(Stream.of(ready.message()), remarks.stream())
            .map(ServingConditions::sentence)
            .collect(Collectors.joining(" "));
    return new ConditionState(ready.type(), ready.holds(), ready.reason(), message);
  }

  private static String sentence(String words) {
    return words.isEmpty() || ".!?)".indexOf(words.charAt(words.length() - 1)) >= 0
        ? words
        : words + ".";
  }

  private static ConditionState ready(
      DeploymentProgress progress, String served, Optional<Obstacle> problem) {
    if (progress.ready() > 0) {
      String model =
          progress.rolling()
              ? "Faces are served; model %s is being rolled out.".formatted(served)
              : "Model %s is served.".formatted(served);
      return state(
          READY,
          true,
          ServingReason.SERVING,
          model + problem.map(p -> " " + p.message()).orElse(""));
    }
    if (progress.wanted() == 0) {
      return state(
          READY,
          false,
          ServingReason.SCALED_TO_ZERO,
          "No pods are asked for: scale it up to serve.");
    }
    return problem
        .map(p -> state(READY, false, p.reason(), p.message()))
        .orElseGet(
            () -> state(READY, false, ServingReason.STARTING, "Waiting for the pods to be ready."));
  }

  private static ConditionState blocked(
      DeploymentProgress progress, String served, Optional<Obstacle> problem) {
    boolean takingOver = progress.rolling() || progress.ready() == 0;
    if (!takingOver || progress.wanted() == 0) {
      return state(
          ROLLOUT_BLOCKED, false, ServingReason.UP_TO_DATE, "All pods serve model " + served + ".");
    }
    return problem
        .filter(p -> !p.needsTimeOnly())
        .map(p -> state(ROLLOUT_BLOCKED, true, p.reason(), p.message() + before(progress)))
        .orElseGet(
            () ->
                state(
                    ROLLOUT_BLOCKED,
                    false,
                    ServingReason.ROLLING_OUT,
                    "Pods with model %s are taking over.".formatted(served)));
  }

  private static String before(DeploymentProgress progress) {
    return progress.ready() > 0 ? " (The pods of before serve on.)" : "";
  }

  private static ConditionState rolledBack(String served, String held) {
    return state(
        ROLLED_BACK,
        true,
        ServingReason.ROLLED_BACK,
        ("The Deployment was taken back to an earlier revision, with model %s. What was rolled out"
                + " last, with model %s, stays out until there is another model or the spec changes.")
            .formatted(served, held));
  }

  private static ConditionState state(
      String type, boolean holds, ServingReason reason, String message) {
    return new ConditionState(type, holds, reason.word(), message);
  }
}
