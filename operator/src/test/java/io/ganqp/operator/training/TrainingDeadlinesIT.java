package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TrainingDeadlinesIT {

  @AutoClose private static final TrainingFixture fixture = new TrainingFixture();

  @Test
  void aRunThatTakesTooLongFailsAndItsJobGoes() {
    fixture.apply("slow", "runPolicy: {activeDeadlineSeconds: 15}");
    fixture.awaitRunningPod("slow", 1);

    assertThat(fixture.awaitCondition("slow", Phase.FAILED, Reason.DEADLINE_EXCEEDED).getMessage())
        .contains("activeDeadlineSeconds, 15");
    fixture.jobs().collect(fixture.awaitJobDeletion("slow"));
    await().during(Duration.ofSeconds(1)).until(() -> fixture.job("slow") == null);
  }

  @Test
  void aRunThatNeverStartsFailsAndSaysWhy() {
    fixture.apply("stuck", "runPolicy: {startDeadlineSeconds: 3}");
    Pod pod = fixture.jobs().makePod(fixture.awaitJob("stuck"));
    fixture.node().unschedulable(pod, "0/3 nodes are available");

    assertThat(
            fixture
                .awaitCondition("stuck", Phase.FAILED, Reason.START_DEADLINE_EXCEEDED)
                .getMessage())
        .contains("startDeadlineSeconds, 3", "0/3 nodes are available");
  }

  @Test
  void aRunThatHasStartedMayBeDisruptedAfterTheDeadlineForItsStart() throws InterruptedException {
    fixture.apply("started", "runPolicy: {startDeadlineSeconds: 15}");
    Pod pod = fixture.awaitRunningPod("started", 1);
    Thread.sleep(15_500);
    fixture.node().disrupted(pod, "DeletionByTaintManager", "the node is gone");

    fixture.awaitCondition("started", Phase.PENDING, Reason.PREEMPTED);
    fixture.awaitRunningPod("started", 1);
  }

  @Test
  void aFinishedTrainingGoesWhenItsTimeIsOver() {
    fixture.apply("brief", "runPolicy: {ttlSecondsAfterFinished: 1}");
    Job job = fixture.awaitJob("brief");
    fixture.node().ended(fixture.jobs().makePod(job), 6, "Error", "it diverged");
    fixture.jobs().failed(job, "PodFailurePolicy", "exit code 6");

    await().atMost(Duration.ofSeconds(20)).until(() -> fixture.training("brief") == null);
  }

  @Test
  void aJobOfAnotherOwnerIsLeftAlone() {
    Job others =
        new JobBuilder()
            .withNewMetadata()
            .withNamespace(fixture.namespace())
            .withName("taken")
            .endMetadata()
            .withSpec(TrainingFixture.anyJob())
            .build();
    fixture.admin().resource(others).create();
    fixture.apply("taken");

    assertThat(fixture.awaitCondition("taken", Phase.PENDING, Reason.NAME_TAKEN).getMessage())
        .contains("delete it, or give the training another name");
    assertThat(fixture.job("taken").getMetadata().getOwnerReferences()).isEmpty();
  }
}
