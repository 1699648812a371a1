package io.ganqp.operator.mount;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeWaitTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final String CREATING =
      "containerStatuses: [{name: c, state: {waiting: {reason: ContainerCreating}}}]";

  @Test
  void aPodIsGivenTimeFirstAndThenLookedAtNowAndThen() {
    Pod pod = pod("phase: Pending", CREATING);

    assertThat(VolumeWait.isLong(pod, START.plusSeconds(9))).isFalse();
    assertThat(VolumeWait.untilNextLook(pod, START.plusSeconds(7))).contains(Duration.ofSeconds(3));
    assertThat(VolumeWait.isLong(pod, START.plusSeconds(10))).isTrue();
    assertThat(VolumeWait.untilNextLook(pod, START.plusSeconds(3600))).contains(VolumeWait.AGAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phase: Pending",
        "phase: Running\n  " + CREATING,
        "phase: Pending\n  conditions: [{type: PodReadyToStartContainers, status: 'True'}]\n  "
            + CREATING,
        "phase: Pending\n  containerStatuses: [{name: c, state: {waiting: {reason: ErrImagePull}}}]",
        "phase: Pending\n  containerStatuses: [{name: c, state: {running: {}}}]",
      })
  void whatDoesNotWaitForVolumesIsNotAskedAbout(String status) {
    Pod pod = pod(status.split("\n  ", -1));

    assertThat(VolumeWait.isLong(pod, START.plusSeconds(3600))).isFalse();
    assertThat(VolumeWait.untilNextLook(pod, START.plusSeconds(3600))).isEmpty();
  }

  private static Pod pod(String... status) {
    return new KubernetesSerialization()
        .unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: p, uid: u}
            spec: {}
            status:
              startTime: "2026-01-01T12:00:00Z"
            """
                + String.join("\n", status).indent(2),
            Pod.class);
  }
}
