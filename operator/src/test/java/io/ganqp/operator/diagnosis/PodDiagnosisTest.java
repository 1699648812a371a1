package io.ganqp.operator.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import io.ganqp.operator.pod.Component;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PodDiagnosisTest {

  /** Only events tell of these. */
  private static final Set<Kind> BY_EVENTS =
      EnumSet.of(
          Kind.REFUSED,
          Kind.API_UNAVAILABLE,
          Kind.SECRET_NOT_FOUND,
          Kind.CONFIG_MAP_NOT_FOUND,
          Kind.VOLUME_NOT_MOUNTED,
          Kind.SANDBOX);

  @ParameterizedTest
  @MethodSource("io.ganqp.operator.diagnosis.RecordedPods#well")
  void whereAllIsWellNothingIsSaid(String name) {
    for (Component component : Component.values()) {
      Pod pod = RecordedPods.pod(name, component);

      assertThat(PodDiagnosis.of(pod, component, RecordedPods.NOW)).isEmpty();
    }
  }

  @Test
  void everyKindOfTroubleIsRecorded() {
    assertThat(
            RecordedPods.table()
                .map(line -> RecordedPods.pod(line.pod(), Component.TRAINER))
                .map(pod -> PodDiagnosis.of(pod, Component.TRAINER, RecordedPods.NOW))
                .map(trouble -> trouble.orElseThrow().kind()))
        .containsAll(
            Arrays.stream(Kind.values()).filter(kind -> !BY_EVENTS.contains(kind)).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gpu-out-of-memory       | TRAINER   | GPU has: CUDA error: out of memory; ask for a larger GPU or slice, or lower spec.training.batchSize in a new training
          gpu-out-of-memory       | INFERENCE | GPU has: CUDA error: out of memory; ask for a larger GPU or slice
          out-of-memory-own-words | TRAINER   | give it more, or lower spec.training.batchSize or spec.model.resolution
          """)
  void theRemedyForWantOfMemoryIsGivenOnce(String name, Component component, String end) {
    Pod pod = RecordedPods.pod(name, component);

    assertThat(PodDiagnosis.of(pod, component, RecordedPods.NOW).orElseThrow().message())
        .endsWith(end);
  }

  @Test
  void aServicesPodOnASilentNodeIsReplacedByItself() {
    Pod pod = RecordedPods.pod("node-silent", Component.INFERENCE);

    assertThat(PodDiagnosis.of(pod, Component.INFERENCE, RecordedPods.NOW).map(Trouble::message))
        .contains(
            "node n1 does not answer: another pod takes over when the cluster gives this one up,"
                + " after five minutes as a rule");
  }

  @Test
  void aSidecarIsGivenTimeToEndAfterTheMainContainer() {
    Pod pod = RecordedPods.pod("well-a-sidecar-about-to-end", Component.TRAINER);

    assertThat(PodDiagnosis.untilNextLook(pod, Component.TRAINER, RecordedPods.NOW))
        .contains(Duration.ofSeconds(20));
    assertThat(PodDiagnosis.of(pod, Component.TRAINER, RecordedPods.NOW.plusSeconds(20)))
        .map(Trouble::kind)
        .contains(Kind.SIDECAR_RUNS_ON);
  }

  @Test
  void aSidecarThatNeverStartsKeepsThePodFromEndingAsWell() {
    Pod pod = RecordedPods.pod("well-a-sidecar-about-to-end", Component.TRAINER);
    pod.getStatus()
        .getContainerStatuses()
        .get(1)
        .setState(new ContainerStateBuilder().withNewWaiting("x", "ImagePullBackOff").build());

    assertThat(PodDiagnosis.sidecarRunsOn(pod, Component.TRAINER, RecordedPods.NOW.plusSeconds(20)))
        .map(Trouble::message)
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith("container trainer has ended, and container istio-proxy has not"));
  }

  @Test
  void aPodThatIsBeingDeletedIsLookedAtAgainWhenItShouldBeGone() {
    Pod pod = RecordedPods.pod("well-stopping", Component.TRAINER);

    assertThat(PodDiagnosis.untilNextLook(pod, Component.TRAINER, RecordedPods.NOW))
        .contains(Duration.ofMinutes(5));
    assertThat(PodDiagnosis.of(pod, Component.TRAINER, RecordedPods.NOW.plusSeconds(300)))
        .map(Trouble::kind)
        .contains(Kind.NODE_LOST);
  }
}
