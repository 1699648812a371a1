package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The operator ends between two of its writes (ConfigMap, NetworkPolicy, Job, event, status), and
 * another one takes over.
 */
class OperatorKilledIT {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void whereverItIsKilledThereIsOneJobAndTheTrainingGoesOn(int write) {
    try (TrainingFixture fixture = new TrainingFixture(write)) {
      fixture.apply("survivor");
      fixture.awaitDeathOfOperator();
      fixture.startOperator();

      Job job = fixture.awaitJob("survivor");
      fixture.awaitRunningPod("survivor", 1);
      assertThat(fixture.job("survivor").getMetadata().getUid())
          .isEqualTo(job.getMetadata().getUid());
      assertThat(fixture.training("survivor").getStatus().startTime()).isNotNull();
      assertThat(fixture.writes())
          .filteredOn(w -> w.resource().equals("jobs") && w.code() == 201)
          .hasSize(1);
    }
  }
}
