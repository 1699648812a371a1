package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingFailuresIT {

  @AutoClose private static final TrainingFixture fixture = new TrainingFixture();

  @ParameterizedTest
  @CsvSource({
    "1, Error, BackoffLimitExceeded, BACKOFF_LIMIT_EXCEEDED",
    "2, Error, PodFailurePolicy, TRAINER_FAILED",
    "3, Error, PodFailurePolicy, INVALID_CONFIGURATION",
    "4, Error, BackoffLimitExceeded, DATASET_NOT_FOUND",
    "5, Error, BackoffLimitExceeded, STORE_UNAVAILABLE",
    "6, Error, PodFailurePolicy, DIVERGED",
    "7, Error, BackoffLimitExceeded, EXPORT_FAILED",
    "8, Error, BackoffLimitExceeded, ENGINE_UNAVAILABLE",
    "9, Error, BackoffLimitExceeded, ENVIRONMENT_UNSUITABLE",
    "10, Error, PodFailurePolicy, CHECKPOINTS_DAMAGED",
    "137, OOMKilled, BackoffLimitExceeded, OUT_OF_MEMORY",
  })
  void aFailureSaysWhatToDoInThePodsOwnWords(
      int exitCode, String reason, String jobReason, Reason expected) {
    String name = "failed-" + exitCode;
    fixture.apply(name);
    Job job = fixture.awaitJob(name);
    Pod pod = fixture.jobs().makePod(job);
    fixture
        .node()
        .ended(pod, exitCode, reason, "{\"exitCode\": 0, \"message\": \"the very reason\"}");
    fixture.jobs().failed(job, jobReason, "said the Job controller");

    Condition failed = fixture.awaitCondition(name, Phase.FAILED, expected);
    assertThat(failed.getMessage()).contains("the very reason");
    assertThat(fixture.job(name).isMarkedForDeletion()).as("its logs stay").isFalse();
  }

  @Test
  void whatKeepsAPodFromRunningIsSaid() {
    fixture.apply("hindered");
    Pod pod = fixture.jobs().makePod(fixture.awaitJob("hindered"));

    fixture.node().unschedulable(pod, "0/3 nodes are available: 3 Insufficient nvidia.com/gpu.");
    assertThat(fixture.awaitCondition("hindered", Phase.PENDING, Reason.UNSCHEDULABLE).getMessage())
        .contains("Insufficient nvidia.com/gpu");

    fixture.node().unschedulable(pod, "persistentvolumeclaim \"photographs\" not found");
    fixture.awaitCondition("hindered", Phase.PENDING, Reason.DATASET_NOT_FOUND);

    fixture.node().unschedulable(pod, "persistentvolumeclaim \"models\" not found");
    fixture.awaitCondition("hindered", Phase.PENDING, Reason.STORE_UNAVAILABLE);

    fixture.node().waiting(pod, "ImagePullBackOff", "no such host");
    assertThat(fixture.awaitCondition("hindered", Phase.PENDING, Reason.IMAGE_PULL).getMessage())
        .startsWith("container trainer, image ganqp/trainer:1: ImagePullBackOff: no such host");

    fixture.node().running(pod);
    fixture.awaitCondition("hindered", Phase.RUNNING, Reason.TRAINING);
  }

  @Test
  void aPodThatCannotBeMadeIsSaidUntilItCan() {
    fixture.apply("refused", "runPolicy: {startDeadlineSeconds: 3600}");
    Job job = fixture.awaitJob("refused");
    fixture.jobs().cannotMakePod(job, "pods \"refused-x7k2p\" is forbidden: exceeded quota: small");

    assertThat(fixture.awaitCondition("refused", Phase.PENDING, Reason.REFUSED).getMessage())
        .startsWith("pods \"refused-…\" is forbidden: exceeded quota: small; raise the quota");

    fixture.awaitRunningPod("refused", 1);
  }

  @Test
  void theDeadlineForTheStartQuotesWhyNoPodCouldBeMade() {
    fixture.apply("never", "runPolicy: {startDeadlineSeconds: 3}");
    fixture
        .jobs()
        .cannotMakePod(
            fixture.awaitJob("never"),
            "pods \"never-x7k2p\" is forbidden: serviceaccount \"nosuch\" not found");

    assertThat(
            fixture
                .awaitCondition("never", Phase.FAILED, Reason.START_DEADLINE_EXCEEDED)
                .getMessage())
        .contains("serviceaccount \"nosuch\" not found");
  }

  @Test
  void aTrainerThatIsEvictedForStorageAgainAndAgainIsGivenUp() {
    fixture.apply("greedy", "runPolicy: {backoffLimit: 1}");
    Job job = fixture.awaitJob("greedy");
    fixture.node().evicted(fixture.jobs().makePod(job), "usage exceeds the total limit of 4Mi");
    assertThat(fixture.awaitCondition("greedy", Phase.PENDING, Reason.EVICTED).getMessage())
        .startsWith("Evicted: usage exceeds the total limit of 4Mi; ");

    fixture.node().evicted(fixture.jobs().makePod(job), "usage exceeds the total limit of 4Mi");
    assertThat(
            fixture
                .awaitCondition("greedy", Phase.FAILED, Reason.BACKOFF_LIMIT_EXCEEDED)
                .getMessage())
        .startsWith("Evicted: usage exceeds the total limit of 4Mi; ")
        .endsWith("(failed 2 times; spec.runPolicy.backoffLimit is 1)");
    fixture.awaitJobDeletion("greedy");
  }

  @Test
  void aTrainerThatHasFailedBesideAContainerThatRunsOnIsEnded() {
    fixture.apply("accompanied");
    Job job = fixture.awaitJob("accompanied");
    Pod pod = fixture.jobs().makePodWithSidecar(job, "mesh");
    fixture.node().endedBesideASidecar(pod, 5);

    await().atMost(Duration.ofSeconds(20)).until(() -> fixture.admin().resource(pod).get() == null);
  }

  @Test
  void aTrainerThatIsDoneBesideAContainerThatRunsOnIsDone() {
    fixture.apply("done");
    fixture
        .node()
        .endedBesideASidecar(
            fixture.jobs().makePodWithSidecar(fixture.awaitJob("done"), "mesh"), 0);

    assertThat(fixture.awaitCondition("done", Phase.COMPLETE, Reason.DONE).getMessage())
        .isEqualTo(
            "all iterations are done; see pvc://models/"
                + fixture.namespace()
                + "/done/report.html");
    fixture.awaitJobDeletion("done");
  }

  @Test
  void aDisruptedTrainerGoesOnInAnotherPod() {
    fixture.apply("disrupted");
    Job job = fixture.awaitJob("disrupted");
    Pod first = fixture.awaitRunningPod("disrupted", 1);

    fixture.node().disrupted(first, "PreemptionByScheduler", "preempted by a more urgent pod");
    assertThat(fixture.awaitCondition("disrupted", Phase.PENDING, Reason.PREEMPTED).getMessage())
        .startsWith("PreemptionByScheduler: preempted by a more urgent pod");

    fixture.awaitRunningPod("disrupted", 1);
    assertThat(fixture.training("disrupted").getStatus().restarts()).isEqualTo(1);
    assertThat(fixture.job("disrupted").getMetadata().getUid())
        .isEqualTo(job.getMetadata().getUid());
  }
}
