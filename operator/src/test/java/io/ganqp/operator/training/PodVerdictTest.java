package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.operator.diagnosis.RecordedPods;
import io.ganqp.operator.pod.Component;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PodVerdictTest {
  private static final GanQpTrainingSpec SPEC = Trainings.training().getSpec();

  @ParameterizedTest
  @MethodSource("io.ganqp.operator.diagnosis.RecordedPods#table")
  void eachTroubleOfAPodHasItsReasonAndItsWords(RecordedPods.Line line) {
    Pod pod = RecordedPods.pod(line.pod(), Component.TRAINER);
    Verdict verdict =
        TrainerPod.hasEnded(pod)
            ? PodVerdict.ofEnd(pod, SPEC, RecordedPods.NOW)
            : PodVerdict.ofLive(pod, SPEC, RecordedPods.NOW);

    assertThat(verdict.phase()).isEqualTo(Phase.PENDING);
    assertThat(verdict.reason().word()).isEqualTo(line.training());
    assertThat(verdict.message()).startsWith(line.message(Component.TRAINER));
  }
}
