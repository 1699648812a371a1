package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.operator.canary.CanaryFault;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held against a candidate, and what is the cluster's. */
class RevisionPodsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final String BEGUN = "2026-01-01T11:50:00Z";
  private static final Instant DUE = Instant.parse("2026-01-01T12:05:00Z");
  private static final String ENDED_BEFORE =
      """
      conditions:
        - {type: Ready, status: "True", lastTransitionTime: "%s"}
        - {type: PodReadyToStartContainers, status: "%s", lastTransitionTime: "%s"}
      containerStatuses:
        - name: inference
          state: {running: {startedAt: "2026-01-01T11:59:30Z"}}
          lastState: {terminated: {exitCode: %d, reason: "%s", startedAt: "2026-01-01T11:58:50Z", finishedAt: "2026-01-01T11:59:00Z"}}
      """;

  @Test
  void aContainerThatEndsByItselfIsAFault() {
    String status = ENDED_BEFORE.formatted(BEGUN, "True", BEGUN, 134, "Error");

    assertThat(read(status, Optional.empty()).fault().orElseThrow().reason())
        .isEqualTo("ContainerFailed");
  }

  @Test
  void soIsOneThatEndsAsSoonAsItStartsInANewSandbox() {
    String status = ENDED_BEFORE.formatted(BEGUN, "True", "2026-01-01T11:58:52Z", 1, "Error");

    assertThat(read(status, Optional.empty()).fault()).isPresent();
  }

  @Test
  void oneThatEndsAgainAndAgainIsAFault() {
    String status =
        """
        conditions:
          - {type: PodReadyToStartContainers, status: "True", lastTransitionTime: "%s"}
        containerStatuses:
          - name: inference
            state: {waiting: {reason: CrashLoopBackOff}}
            lastState: {terminated: {exitCode: 1, message: no such class, finishedAt: "2026-01-01T11:59:00Z"}}
        """
            .formatted(BEGUN);

    assertThat(read(status, Optional.empty()).fault())
        .contains(new CanaryFault("ContainerFailed", "Pod p: no such class"));
  }

  @Test
  void oneThatEndsWithItsNodeIsNone() {
    String rebooted = ENDED_BEFORE.formatted(BEGUN, "True", "2026-01-01T11:59:20Z", 137, "Error");
    String killed = ENDED_BEFORE.formatted(BEGUN, "True", "2026-01-01T11:59:00Z", 137, "Error");
    String found = ENDED_BEFORE.formatted(BEGUN, "True", BEGUN, 255, "Unknown");
    String lost = ENDED_BEFORE.formatted(BEGUN, "True", BEGUN, 137, "ContainerStatusUnknown");
    String down =
        """
        conditions:
          - {type: PodReadyToStartContainers, status: "False", lastTransitionTime: "%s"}
        containerStatuses:
          - name: inference
            state: {terminated: {exitCode: 143, reason: Error, finishedAt: "2026-01-01T11:59:00Z"}}
        """
            .formatted(BEGUN);

    assertThat(
            Stream.of(rebooted, killed, found, lost, down)
                .map(s -> read(s, Optional.empty()).fault()))
        .containsOnly(Optional.empty());
  }

  @Test
  void oneThatIsNotReadyHasItsTimeFromWhenItStarted() {
    String waits =
        """
        startTime: "2026-01-01T11:40:00Z"
        conditions: [{type: Ready, status: "False", lastTransitionTime: "%s"}]
        """
            .formatted(BEGUN);
    String runs =
        """
        startTime: "2026-01-01T11:40:00Z"
        conditions: [{type: Ready, status: "False", lastTransitionTime: "2026-01-01T11:40:00Z"}]
        containerStatuses: [{name: inference, state: {running: {startedAt: "%s"}}}]
        """
            .formatted(BEGUN);
    Optional<Obstacle> complaint =
        Optional.of(new Obstacle(ServingReason.MODEL_UNUSABLE, "its sha256 is 5, not 2"));

    assertThat(read(waits, Optional.empty()).deadline()).contains(DUE);
    assertThat(read(runs, Optional.empty()).deadline()).contains(DUE);
    assertThat(read(runs, complaint).deadline()).contains(DUE);
  }

  @Test
  void oneThatNoNodeHasYetHasAllItsTimeBeforeIt() {
    assertThat(read("phase: Pending", Optional.empty()).deadline()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UNSCHEDULABLE",
        "NODE_LOST",
        "REGISTRY_UNAVAILABLE",
        "VOLUME_NOT_MOUNTED",
        "POD_SANDBOX",
        "PODS_REFUSED",
        "VOLUME_NOT_SHARED"
      })
  void whatTheClusterKeepsFromServingHasNoDeadline(ServingReason reason) {
    String status =
        """
        startTime: "%s"
        conditions: [{type: Ready, status: "False", lastTransitionTime: "%s"}]
        """
            .formatted(BEGUN, BEGUN);
    RevisionPods read = read(status, Optional.of(new Obstacle(reason, "as it says")));

    assertThat(read.deadline()).isEmpty();
    assertThat(read.fault()).isEmpty();
    assertThat(read.obstacle()).isPresent();
  }

  private static RevisionPods read(String status, Optional<Obstacle> why) {
    Pod pod =
        new KubernetesSerialization()
            .unmarshal(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: p}
                spec: {nodeName: n, containers: [{name: inference, image: i}]}
                status:
                """
                    + status.indent(2),
                Pod.class);
    return RevisionPods.of(
        ServingPods.of(Stream.of(pod)), Optional.empty(), why, anyPod -> why, NOW);
  }
}
