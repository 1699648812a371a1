package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.ganqp.operator.diagnosis.RecordedPods;
import io.ganqp.operator.pod.Component;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServingPodsTest {
  private static final Instant NOW = RecordedPods.NOW;

  @Test
  void podsThatFailOneAfterTheOtherAreNoLongerSilentBecauseEachIsReplaced() {
    Pod evicted = pod("evicted-for-ephemeral-storage", NOW.minusSeconds(60));
    Pod next = pod("well-being-made", NOW.minusSeconds(5));

    assertThat(obstacle(evicted, next).orElseThrow().reason()).isEqualTo(ServingReason.EVICTED);
    assertThat(obstacle(evicted).orElseThrow().reason()).isEqualTo(ServingReason.EVICTED);
  }

  @Test
  void aPodThatFailedLongAgoOrWhoseSuccessorServesIsHistory() {
    Pod evicted = pod("evicted-for-ephemeral-storage", NOW.minusSeconds(60));
    Pod old = pod("evicted-for-ephemeral-storage", NOW.minusSeconds(3600));

    assertThat(obstacle(evicted, pod("well-running", NOW.minusSeconds(5)))).isEmpty();
    assertThat(obstacle(old, pod("well-being-made", NOW.minusSeconds(5)))).isEmpty();
  }

  @Test
  void whatKeepsAPodOfNowFromServingComesFirst() {
    Pod evicted = pod("evicted-for-ephemeral-storage", NOW.minusSeconds(60));
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

  private static Optional<Obstacle> obstacle(Pod... pods) {
    return ServingPods.of(Stream.of(pods)).obstacle(Optional.empty(), pod -> Optional.empty(), NOW);
  }

  private static Pod pod(String recorded, Instant created) {
    return new PodBuilder(RecordedPods.pod(recorded, Component.INFERENCE))
        .editMetadata()
        .withCreationTimestamp(created.toString())
        .endMetadata()
        .build();
  }
}
