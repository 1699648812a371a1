package io.ganqp.operator.diagnosis;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Whether a container ended with the sandbox that its pod had: when its node was started again, or
 * the node's runtime. A container that ends by itself leaves the sandbox as it is.
 */
final class Sandbox {
  private static final String CONDITION = "PodReadyToStartContainers";

  /** What a kubelet and a runtime call the end of a container that they find gone. */
  private static final Set<String> GONE = Set.of("ContainerStatusUnknown", "Unknown");

  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private Sandbox() {}

  /** Says so of the last end of the main container. */
  static boolean isLost(PodView pod) {
    return pod.main()
        .flatMap(main -> main.ended().or(main::endedBefore))
        .filter(end -> isGone(end) || isAbsent(pod) || isYounger(pod, end))
        .isPresent();
  }

  private static boolean isGone(ContainerStateTerminated end) {
    return end.getReason() != null && GONE.contains(end.getReason());
  }

  private static boolean isAbsent(PodView pod) {
    return pod.condition(CONDITION, "False").isPresent();
  }

  /** A pod whose container ends as soon as it starts is told of its sandbox at about that time. */
  private static boolean isYounger(PodView pod, ContainerStateTerminated end) {
    return pod.condition(CONDITION, "True")
        .map(PodCondition::getLastTransitionTime)
        .map(Instant::parse)
        .filter(ready -> end.getFinishedAt() != null)
        .filter(ready -> !ready.isBefore(Instant.parse(end.getFinishedAt())))
        .filter(
            ready ->
                end.getStartedAt() == null
                    || ready.isAfter(Instant.parse(end.getStartedAt()).plus(AT_ONCE)))
        .isPresent();
  }
}
