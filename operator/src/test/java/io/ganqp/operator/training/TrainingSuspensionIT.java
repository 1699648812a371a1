package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.operator.cluster.AuditLog;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TrainingSuspensionIT {

  private static final String SUSPEND = "spec: {runPolicy: {suspend: true}}";
  private static final String RESUME = "spec: {runPolicy: {suspend: false}}";
  private static final Map<String, String> QUEUE = Map.of("kueue.x-k8s.io/queue-name", "gpus");

  @AutoClose private static final TrainingFixture fixture = new TrainingFixture();

  @Test
  void aSuspendedTrainingHasNoJobAndGoesOnWithAnotherOne() {
    fixture.apply("paused");
    fixture.awaitRunningPod("paused", 1);

    fixture.patch("paused", SUSPEND);
    Job first = fixture.awaitJobDeletion("paused");
    fixture.awaitCondition("paused", Phase.RUNNING, Reason.STOPPING);
    fixture.jobs().collect(first);
    fixture.awaitCondition("paused", Phase.SUSPENDED, Reason.SUSPENDED);
    assertThat(fixture.training("paused").getStatus().startTime()).isNull();

    fixture.patch("paused", RESUME);
    Job second = fixture.awaitJob("paused");
    assertThat(second.getMetadata().getUid()).isNotEqualTo(first.getMetadata().getUid());
    fixture.awaitRunningPod("paused", 1);
    assertThat(fixture.training("paused").getStatus().restarts()).isNull();
  }

  @Test
  void resumedAtOnceItWaitsForTheFormerPodToEnd() {
    fixture.apply("hasty");
    fixture.awaitRunningPod("hasty", 1);
    fixture.patch("hasty", SUSPEND);
    Job first = fixture.awaitJobDeletion("hasty");

    fixture.patch("hasty", RESUME);
    fixture.awaitCondition("hasty", Phase.PENDING, Reason.STOPPING);
    assertThat(fixture.job("hasty").getMetadata().getUid()).isEqualTo(first.getMetadata().getUid());

    fixture.jobs().collect(first);
    assertThat(fixture.awaitJob("hasty").getMetadata().getUid())
        .isNotEqualTo(first.getMetadata().getUid());
  }

  @Test
  void oneThatIsAppliedSuspendedMakesNoJob() {
    fixture.apply("later", "runPolicy: {suspend: true}");
    fixture.awaitCondition("later", Phase.SUSPENDED, Reason.SUSPENDED);

    assertThat(fixture.job("later")).isNull();
  }

  @Test
  void aChangedSpecificationGoesOnInAnotherJobAndWhatOnlyTheOperatorReadsDoesNot() {
    fixture.apply("raised", "training: {iterations: 1000}");
    fixture.awaitRunningPod("raised", 1);
    Job first = fixture.job("raised");

    fixture.patch("raised", "spec: {runPolicy: {activeDeadlineSeconds: 100000}}");
    fixture.awaitStatus("raised", status -> status.observedGeneration() == 2);
    assertThat(fixture.job("raised").isMarkedForDeletion()).isFalse();

    fixture.patch("raised", "spec: {training: {iterations: 2000}}");
    fixture.jobs().collect(fixture.awaitJobDeletion("raised"));
    Job second = fixture.awaitJob("raised");
    assertThat(second.getMetadata().getUid()).isNotEqualTo(first.getMetadata().getUid());
    assertThat(
            fixture
                .admin()
                .configMaps()
                .inNamespace(fixture.namespace())
                .withName("raised")
                .get()
                .getData()
                .get(TrainingConfigMap.KEY))
        .contains("\"iterations\" : 2000");
  }

  @Test
  void aQueueDecidesWhenItsJobStarts() {
    fixture.apply("queued", QUEUE);
    Job job = fixture.awaitJob("queued");

    assertThat(job.getSpec().getSuspend()).isTrue();
    assertThat(job.getMetadata().getLabels()).containsAllEntriesOf(QUEUE);
    fixture.awaitCondition("queued", Phase.PENDING, Reason.QUEUED);

    admit("queued");
    fixture.awaitRunningPod("queued", 1);
    assertThat(fixture.job("queued").getSpec().getTemplate().getSpec().getNodeSelector())
        .containsEntry("pool", "a100");
  }

  @Test
  void oneThatItsQueueTakesBackWaitsAgainAndGoesOnInTheSameJob() {
    fixture.apply("preempted", QUEUE);
    Job job = fixture.awaitJob("preempted");
    admit("preempted");
    fixture.awaitRunningPod("preempted", 1);

    edit("preempted", suspended -> suspended.getSpec().setSuspend(true));
    fixture.jobs().suspended(job);
    fixture.awaitCondition("preempted", Phase.PENDING, Reason.QUEUED);
    admit("preempted");
    fixture.awaitRunningPod("preempted", 1);

    assertThat(fixture.training("preempted").getStatus().restarts()).isEqualTo(1);
    assertThat(fixture.job("preempted").getMetadata().getUid())
        .isEqualTo(job.getMetadata().getUid());
    assertThat(fixture.writes())
        .filteredOn(write -> write.resource().equals("jobs") && write.name().equals("preempted"))
        .extracting(AuditLog.Write::verb)
        .as("what the operator did to the Job")
        .containsExactly("create");
  }

  /** As Kueue does: it says where the pods are to run, and lets them. */
  private static void admit(String name) {
    edit(
        name,
        admitted -> {
          admitted.getSpec().setSuspend(false);
          admitted.getSpec().getTemplate().getSpec().setNodeSelector(Map.of("pool", "a100"));
        });
  }

  private static void edit(String name, Consumer<Job> change) {
    fixture
        .admin()
        .resource(fixture.job(name))
        .edit(
            job -> {
              change.accept(job);
              return job;
            });
  }
}
