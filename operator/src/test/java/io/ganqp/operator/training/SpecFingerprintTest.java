package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.job;
import static io.ganqp.operator.training.Trainings.training;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecFingerprintTest {
  private static final KubernetesSerialization JSON = new KubernetesSerialization();

  @ParameterizedTest
  @CsvSource({"licence, CC-BY-4.0, true", "holdoutFraction, 0.25, false"})
  void onlyWhatATrainerTrainsByMakesAnotherJob(String field, String value, boolean matches) {
    ObjectNode document = JSON.convertValue(training(), ObjectNode.class);
    document.withObject("/spec/dataset").put(field, value);
    GanQpTraining edited = JSON.convertValue(document, GanQpTraining.class);
    edited.getMetadata().setGeneration(2L);

    assertThat(SpecFingerprint.matches(job(training()), edited)).isEqualTo(matches);
  }
}
