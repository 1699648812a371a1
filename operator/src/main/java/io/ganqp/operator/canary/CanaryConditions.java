package io.ganqp.operator.canary;

import io.fabric8.kubernetes.api.model.Condition;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanarySpec;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.operator.status.ConditionState;
import io.ganqp.operator.status.Conditions;
import java.util.List;
import java.util.Optional;

/** What is to be said of a candidate, in two conditions that are there with {@code spec.canary}. */
public final class CanaryConditions {
  /** Whether a candidate gets traffic. */
  public static final String SERVING = "CanaryServing";

  /** Whether the latest candidate failed: its pods do not serve, or its share is rejected. */
  public static final String FAILED = "CanaryFailed";

  /** Both. */
  public static final List<String> TYPES = List.of(SERVING, FAILED);

  private CanaryConditions() {}

  /**
   * The conditions; none where there is no canary.
   *
   * @param asked for; null for no canary
   * @param former conditions; null for none
   */
  public static List<ConditionState> of(
      CanarySpec asked, CanaryDecision decision, List<Condition> former) {
    if (asked == null) {
      return List.of();
    }
    return decision
        .status()
        .map(
            status ->
                List.of(
                    new ConditionState(
                        SERVING,
                        decision.percent() > 0 && status.phase() != CanaryPhase.STARTING,
                        CanaryReason.of(status).word(),
                        message(asked, status, decision.why())),
                    failed(status, decision.fault(), former)))
        .orElseGet(
            () ->
                List.of(
                    state(SERVING, CanaryReason.NO_CANDIDATE, "There is no candidate."),
                    state(FAILED, CanaryReason.NO_CANDIDATE, "")));
  }

  private static String message(CanarySpec asked, CanaryStatus status, Optional<String> why) {
    return why.map(words -> phase(asked, status) + " " + words)
        .orElseGet(() -> phase(asked, status));
  }

  private static String phase(CanarySpec asked, CanaryStatus status) {
    String name = "Model %s, revision %s,".formatted(status.model().version(), status.revision());
    return switch (status.phase()) {
      case WAITING -> name + " waits.";
      case STARTING ->
          name
              + (CanaryReason.of(status) == CanaryReason.ROUTE_NOT_TAKEN
                  ? " is ready, but the Gateway does not route its share to it yet."
                  : " is starting and gets no traffic yet.");
      case SERVING ->
          status.percent() == 0
              ? "%s is ready and gets no requests of the HTTPRoute, as canary.percent is 0. To go on, raise it, or set %s"
                  .formatted(name, byHand(status))
              : "%s gets %d %% of the HTTPRoute's requests since %s. %s"
                  .formatted(name, status.percent(), status.since(), next(asked, status));
      case PROMOTING -> name + " is being rolled out.";
      case PROMOTED -> name + " was promoted.";
      case FAILED ->
          name
              + " failed. It is not tried again until the model or the pod settings change, or"
              + " canary.promote names it.";
      case WITHDRAWN -> name + " was withdrawn.";
    };
  }

  private static String byHand(CanaryStatus status) {
    return "canary.promote or canary.reject: " + status.revision() + ".";
  }

  private static String next(CanarySpec asked, CanaryStatus status) {
    return asked.promoteAfterSeconds() == null
        ? "To go on, set " + byHand(status)
        : "It is promoted when it has served %d seconds without a fault; to decide before, set %s"
            .formatted(asked.promoteAfterSeconds(), byHand(status));
  }

  /** What was said of a fault stays for as long as the candidate counts as failed. */
  private static ConditionState failed(
      CanaryStatus status, Optional<CanaryFault> fault, List<Condition> former) {
    if (fault.isPresent()) {
      return new ConditionState(FAILED, true, fault.get().reason(), fault.get().message());
    }
    if (status.phase() != CanaryPhase.FAILED) {
      return state(FAILED, CanaryReason.of(status), "");
    }
    return Conditions.find(former, FAILED)
        .filter(condition -> "True".equals(condition.getStatus()))
        .map(c -> new ConditionState(FAILED, true, c.getReason(), c.getMessage()))
        .orElseGet(
            () -> new ConditionState(FAILED, true, CanaryReason.CANDIDATE_FAILED.word(), ""));
  }

  private static ConditionState state(String type, CanaryReason reason, String message) {
    return new ConditionState(type, false, reason.word(), message);
  }
}
