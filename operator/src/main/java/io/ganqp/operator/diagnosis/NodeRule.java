package io.ganqp.operator.diagnosis;

import io.ganqp.operator.diagnosis.Trouble.Kind;
import io.ganqp.operator.pod.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the node of a pod has fallen silent, as far as the pod tells. */
final class NodeRule {

  /** How long a node may take to end a pod whose grace period is over. */
  private static final Duration SLACK = Duration.ofSeconds(60);

  private NodeRule() {}

  static Optional<Trouble> lost(PodView pod) {
    boolean lost =
        !pod.hasEnded()
            && pod.pod().getSpec().getNodeName() != null
            && (isUnknown(pod) || isReadyNoMore(pod) || isOverdue(pod));
    return lost ? Optional.of(new Trouble(Kind.NODE_LOST, message(pod))) : Optional.empty();
  }

  private static String message(PodView pod) {
    String prospect =
        pod.component() == Component.TRAINER
            ? "the training goes on when it returns or is deleted"
            : "another pod takes over when the cluster gives this one up, after five minutes as a"
                + " rule";
    return "node %s does not answer: %s".formatted(pod.pod().getSpec().getNodeName(), prospect);
  }

  private static boolean isUnknown(PodView pod) {
    return "Unknown".equals(pod.status().getPhase())
        || PodReason.LOST == PodReason.of(String.valueOf(pod.status().getReason()));
  }

  /**
   * The node controller takes the condition Ready away, and nothing else; a kubelet would say why,
   * and which containers are not ready.
   */
  private static boolean isReadyNoMore(PodView pod) {
    return pod.condition("ContainersReady", "True").isPresent()
        && pod.condition("Ready", "False")
            .filter(ready -> ready.getReason() == null || ready.getReason().isEmpty())
            .isPresent();
  }

  private static boolean isOverdue(PodView pod) {
    return overdue(pod).filter(due -> !pod.now().isBefore(due)).isPresent();
  }

  /**
   * When a pod that is being deleted has not ended because of its node; empty if it is not being
   * deleted. The time of deletion is the one by which it should have ended.
   */
  static Optional<Instant> overdue(PodView pod) {
    return Optional.ofNullable(pod.pod().getMetadata().getDeletionTimestamp())
        .filter(due -> !pod.hasEnded())
        .map(due -> Instant.parse(due).plus(SLACK));
  }
}
