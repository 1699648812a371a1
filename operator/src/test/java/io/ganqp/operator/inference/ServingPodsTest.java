package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.ganqp.operator.diagnosis.RecordedPods;
import io.ganqp.operator.pod.Component;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServingPodsTest {
  private static final Instant NOW = RecordedPods.NOW;
  private static final Instant DAYS_AGO = NOW.minusSeconds(500_000);

  @Test
  void podsThatFailOneAfterTheOtherAreNoLongerSilentBecauseEachIsReplaced() {
    Pod evicted = evictedAt(NOW.minusSeconds(60));
    Pod next = pod("well-being-made", NOW.minusSeconds(5));

    assertThat(obstacle(evicted, next).orElseThrow().reason()).isEqualTo(ServingReason.EVICTED);
    assertThat(obstacle(evicted).orElseThrow().reason()).isEqualTo(ServingReason.EVICTED);
  }

  @Test
  void aPodThatFailedLongAgoOrWhoseSuccessorServesIsHistory() {
    Pod evicted = evictedAt(NOW.minusSeconds(60));
    Pod old = evictedAt(NOW.minusSeconds(3600));

    assertThat(obstacle(evicted, pod("well-running", NOW.minusSeconds(5)))).isEmpty();
    assertThat(obstacle(old, pod("well-being-made", NOW.minusSeconds(5)))).isEmpty();
  }

  @Test
  void aPodThatServedForDaysAndFailedJustNowIsNoHistory() {
    Pod evicted = evictedAt(NOW.minusSeconds(60));
    Pod before = endedAt(NOW.minusSeconds(700), pod("out-of-memory", NOW.minusSeconds(800)));
    Pod next = pod("well-being-made", NOW.minusSeconds(5));

    assertThat(obstacle(before, evicted, next).orElseThrow().reason())
        .isEqualTo(ServingReason.EVICTED);
    assertThat(obstacle(before, next)).isEmpty();
  }

  @Test
  void aPodThatWasDisruptedBeforeItRanEndedThen() {
    Pod disrupted =
        new PodBuilder(pod("evicted-for-ephemeral-storage", DAYS_AGO))
            .editStatus()
            .withContainerStatuses(List.of())
            .addNewCondition()
            .withType("DisruptionTarget")
            .withStatus("True")
            .withReason("TerminationByKubelet")
            .withLastTransitionTime(NOW.minusSeconds(60).toString())
            .endCondition()
            .endStatus()
            .build();

    assertThat(obstacle(disrupted, pod("well-being-made", NOW.minusSeconds(5))).orElseThrow())
        .extracting(Obstacle::reason)
        .isEqualTo(ServingReason.EVICTED);
  }

  @Test
  void whatKeepsAPodOfNowFromServingComesFirst() {
    Pod evicted = evictedAt(NOW.minusSeconds(60));
    Pod next = pod("image-pull-error", NOW.minusSeconds(5));

    assertThat(obstacle(evicted, next).orElseThrow().reason()).isEqualTo(ServingReason.IMAGE_PULL);
  }

  @Test
  void aPodThatNeedsTimeOnlyIsToldOfLast() {
    Pod initializing = pod("init-running", NOW.minusSeconds(5));

    assertThat(obstacle(initializing).orElseThrow().needsTimeOnly()).isTrue();
    assertThat(obstacle(initializing, pod("image-pull-error", NOW)).orElseThrow().reason())
        .isEqualTo(ServingReason.IMAGE_PULL);
  }

  @Test
  void aPodThatIsBeingDeletedHasItsConnectionsUntilItsContainersHaveEnded() {
    Pod leaving = leaving(pod("well-running", NOW));
    Pod gone = leaving(evictedAt(NOW));
    ServingPods pods = ServingPods.of(Stream.of(leaving, gone));

    assertThat(pods.pods()).isEmpty();
    assertThat(pods.connected()).containsExactly(leaving);
  }

  private static Pod leaving(Pod pod) {
    return new PodBuilder(pod)
        .editMetadata()
        .withDeletionTimestamp(NOW.toString())
        .endMetadata()
        .build();
  }

  private static Optional<Obstacle> obstacle(Pod... pods) {
    return ServingPods.of(Stream.of(pods)).obstacle(Optional.empty(), pod -> Optional.empty(), NOW);
  }

  private static Pod evictedAt(Instant end) {
    return endedAt(end, pod("evicted-for-ephemeral-storage", DAYS_AGO));
  }

  private static Pod endedAt(Instant end, Pod pod) {
    return new PodBuilder(pod)
        .editStatus()
        .withContainerStatuses(
            new ContainerStatusBuilder()
                .withName("inference")
                .withNewState()
                .withNewTerminated()
                .withExitCode(137)
                .withFinishedAt(end.toString())
                .endTerminated()
                .endState()
                .build())
        .endStatus()
        .build();
  }

  private static Pod pod(String recorded, Instant created) {
    return new PodBuilder(RecordedPods.pod(recorded, Component.INFERENCE))
        .editMetadata()
        .withCreationTimestamp(created.toString())
        .endMetadata()
        .build();
  }
}
