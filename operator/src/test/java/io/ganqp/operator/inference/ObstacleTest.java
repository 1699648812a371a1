package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.contract.serving.ServingReport;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObstacleTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final String WAITING =
      "containerStatuses: [{name: inference, state: {waiting: {reason: %s}}}]";
  private static final String ENDED =
      "containerStatuses: [{name: inference, state: {running: {}}, lastState: {terminated: %s}}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ErrImagePull               | IMAGE_PULL        | container inference, image i: ErrImagePull; correct the image's name, or its registry's credentials
          InvalidImageName           | IMAGE_PULL        | container inference, image i: InvalidImageName; correct the image's name
          CreateContainerConfigError | POD_CONFIGURATION | container inference: CreateContainerConfigError; make what is missing, or correct its name
          CrashLoopBackOff           | CONTAINER_FAILED  | container inference: CrashLoopBackOff
          """)
  void aContainerThatCannotStart(String waiting, ServingReason reason, String message) {
    assertThat(Obstacle.of(pod(WAITING.formatted(waiting)), Optional.empty(), NOW))
        .contains(new Obstacle(reason, "Pod p: " + message));
  }

  @Test
  void oneThatIsBeingMadeIsNoObstacle() {
    assertThat(Obstacle.of(pod(WAITING.formatted("ContainerCreating")), Optional.empty(), NOW))
        .isEmpty();
    assertThat(Obstacle.of(pod("{}"), Optional.empty(), NOW)).isEmpty();
  }

  @Test
  void oneThatEndedAndIsStartedAgain() {
    Pod killed = pod(ENDED.formatted("{exitCode: 137, reason: OOMKilled}"));
    Pod failed =
        pod(ENDED.formatted("{exitCode: 1, reason: Error, message: \"no such class\\n\"}"));

    assertThat(Obstacle.of(killed, Optional.empty(), NOW).orElseThrow().reason())
        .isEqualTo(ServingReason.OUT_OF_MEMORY);
    assertThat(Obstacle.of(failed, Optional.empty(), NOW))
        .contains(new Obstacle(ServingReason.CONTAINER_FAILED, "Pod p: no such class"));
  }

  @Test
  void whatTheServiceSaysNowCountsMoreThanHowItEndedBefore() {
    Pod pod = pod(ENDED.formatted("{exitCode: 1}"));

    assertThat(Obstacle.of(pod, Optional.of("No model."), NOW))
        .contains(new Obstacle(ServingReason.MODEL_UNUSABLE, "Pod p: No model."));
  }

  @Test
  void aServiceThatLoadsItsModelNeedsTimeOnly() {
    Obstacle obstacle =
        Obstacle.of(pod("{}"), Optional.of(ServingReport.LOADING), NOW).orElseThrow();

    assertThat(obstacle.reason()).isEqualTo(ServingReason.STARTING);
    assertThat(obstacle.needsTimeOnly()).isTrue();
  }

  @Test
  void aPodThatNoNodeTakes() {
    Pod pod =
        pod(
            "conditions: [{type: PodScheduled, status: \"False\", reason: Unschedulable, message:"
                + " 0/3 nodes}]");

    assertThat(Obstacle.of(pod, Optional.empty(), NOW))
        .contains(new Obstacle(ServingReason.UNSCHEDULABLE, "Pod p: 0/3 nodes"));
  }

  @Test
  void podsThatGoOrHaveEndedAreNotLookedAt() {
    Pod gone = pod(WAITING.formatted("ErrImagePull"));
    gone.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");

    assertThat(ServingPods.of(Stream.of(gone, pod("phase: Failed"))).unready()).isEmpty();
  }

  @Test
  void aVolumeForOneNodeAndPodsOnTwo() {
    Pod ready = pod("conditions: [{type: Ready, status: \"True\"}]");
    ready.getSpec().setNodeName("a");
    Pod waiting = pod(WAITING.formatted("ContainerCreating"));
    waiting.getSpec().setNodeName("b");
    ServingPods pods = ServingPods.of(Stream.of(ready, waiting));

    assertThat(pods.waitingOnAnotherNode()).contains(waiting);
    assertThat(caveat(waiting, "ReadWriteOnce").orElseThrow().message())
        .startsWith("Pod p waits on node b, but its volume claim models is ReadWriteOnce");
    assertThat(caveat(waiting, "ReadWriteMany")).isEmpty();

    waiting.getSpec().setNodeName("a");
    assertThat(ServingPods.of(Stream.of(ready, waiting)).waitingOnAnotherNode()).isEmpty();
  }

  private static Optional<Obstacle> caveat(Pod waiting, String mode) {
    return VolumeCaveat.of(
        waiting,
        new PersistentVolumeClaimBuilder()
            .withNewMetadata()
            .withName("models")
            .endMetadata()
            .withNewSpec()
            .withAccessModes(mode)
            .endSpec()
            .build());
  }

  private static Pod pod(String status) {
    return new KubernetesSerialization()
        .unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            spec: {containers: [{name: inference, image: i}]}
            status:
              %s
            """
                .formatted(status),
            Pod.class);
  }
}
