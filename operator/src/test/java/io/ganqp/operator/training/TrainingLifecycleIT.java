package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainingLifecycleIT {

  private static TrainingFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new TrainingFixture();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void makesAJobOfTheTraining() {
    fixture.apply("made");
    Job job = fixture.awaitJob("made");

    assertThat(job.getSpec().getTemplate().getSpec().getContainers().get(0).getImage())
        .isEqualTo("ganqp/trainer:1");
    fixture.awaitCondition("made", Phase.PENDING, Reason.STARTING);
  }

  @Test
  void completes() {
    fixture.apply("completed");
    Job job = fixture.awaitJob("completed");
    Pod pod = fixture.node().makePod(job);
    fixture.node().running(pod);
    fixture.awaitCondition("completed", Phase.RUNNING, Reason.TRAINING);
    fixture.node().ended(pod, 0, "Completed", "{\"message\": \"done\", \"iteration\": 100000}");
    fixture.node().completed(job);

    assertThat(fixture.awaitCondition("completed", Phase.COMPLETE, Reason.DONE).getMessage())
        .isEqualTo("done");
    assertThat(fixture.training("completed").getStatus().progress().completion())
        .isEqualTo("100%");
  }
}
