package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.operator.diagnosis.RecordedPods;
import io.ganqp.operator.pod.Component;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedObstaclesTest {

  @ParameterizedTest
  @MethodSource("io.ganqp.operator.diagnosis.RecordedPods#table")
  void eachTroubleOfAPodHasItsReasonAndItsWords(RecordedPods.Line line) {
    Pod pod = RecordedPods.pod(line.pod(), Component.INFERENCE);
    Obstacle obstacle = Obstacle.of(pod, Optional.empty(), RecordedPods.NOW).orElseThrow();

    assertThat(obstacle.reason().word()).isEqualTo(line.service());
    assertThat(obstacle.message()).startsWith("Pod p: " + line.message(Component.INFERENCE));
  }
}
