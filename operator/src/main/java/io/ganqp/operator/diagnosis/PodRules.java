package io.ganqp.operator.diagnosis;

import io.fabric8.kubernetes.api.model.PodCondition;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import java.util.Objects;
import java.util.Optional;

/** What the cluster says of a pod as a whole. */
final class PodRules {

  /** Of a disruption by the kubelet, which may as well be an eviction for what the pod used. */
  private static final String BY_KUBELET = "TerminationByKubelet";

  private PodRules() {}

  /** Ended by the kubelet for storage or memory, whatever its containers made of that. */
  static Optional<Trouble> evicted(PodView pod) {
    boolean evicted = PodReason.of(reason(pod)) == PodReason.EVICTION;
    return evicted
        ? Optional.of(Eviction.trouble(words(pod), pod.component()))
        : disruption(pod)
            .filter(c -> BY_KUBELET.equals(c.getReason()) && reason(pod).isEmpty())
            .map(c -> Eviction.trouble(words(c), pod.component()));
  }

  /** Ended for the sake of others, or with its node. */
  static Optional<Trouble> disrupted(PodView pod) {
    return disruption(pod)
        .map(c -> new Trouble(Kind.DISRUPTED, reason(pod).isEmpty() ? words(c) : words(pod)));
  }

  /** Failed for another reason that its node gives. */
  static Optional<Trouble> failed(PodView pod) {
    return Optional.of(reason(pod))
        .filter(reason -> !reason.isEmpty() && pod.hasEnded())
        .filter(reason -> PodReason.of(reason) != PodReason.ANY_OTHER || !pod.mainHasBegun())
        .map(reason -> PodReason.of(reason).trouble(words(pod)));
  }

  /** Kept from the scheduler. */
  static Optional<Trouble> gated(PodView pod) {
    return unscheduledCondition(pod)
        .filter(c -> "SchedulingGated".equals(c.getReason()))
        .map(c -> new Trouble(Kind.SCHEDULING_GATED, message(c)));
  }

  /** Taken by no node. */
  static Optional<Trouble> unscheduled(PodView pod) {
    return unscheduledCondition(pod).map(c -> new Trouble(Kind.UNSCHEDULABLE, message(c)));
  }

  private static Optional<PodCondition> unscheduledCondition(PodView pod) {
    return pod.hasEnded() ? Optional.empty() : pod.condition("PodScheduled", "False");
  }

  private static Optional<PodCondition> disruption(PodView pod) {
    return pod.condition("DisruptionTarget", "True");
  }

  private static String reason(PodView pod) {
    return Objects.requireNonNullElse(pod.status().getReason(), "");
  }

  /** The node's reason and then its message. */
  private static String words(PodView pod) {
    String message = pod.status().getMessage();
    return message == null || message.isBlank()
        ? reason(pod)
        : reason(pod) + ": " + message.strip();
  }

  private static String words(PodCondition condition) {
    return condition.getMessage() == null || condition.getMessage().isBlank()
        ? condition.getReason()
        : condition.getReason() + ": " + condition.getMessage().strip();
  }

  private static String message(PodCondition condition) {
    return Objects.requireNonNullElse(condition.getMessage(), "no node takes the pod");
  }
}
