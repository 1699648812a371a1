package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.crds.v1alpha1.Direction;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.crds.v1alpha1.ServedModel;
import io.ganqp.crds.validation.DocumentReader;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TrainingLifecycleIT {

  private static final String DIGEST = "4f1c".repeat(16);

  @AutoClose private static final TrainingFixture fixture = new TrainingFixture();

  @Test
  void aTrainingBecomesADocumentAndAJobThatGoWithIt() {
    String uid = fixture.apply("made").getMetadata().getUid();
    Job job = fixture.awaitJob("made");
    ConfigMap document =
        fixture.admin().configMaps().inNamespace(fixture.namespace()).withName("made").get();

    assertThat(job.getMetadata().getOwnerReferences()).extracting("uid").containsExactly(uid);
    assertThat(document.getMetadata().getOwnerReferences()).extracting("uid").containsExactly(uid);
    fixture.awaitCondition("made", Phase.PENDING, Reason.STARTING);
    // The trainer reads what the operator wrote, and finds the same training.
    assertThat(
            DocumentReader.ofTrainings()
                .parse("made", document.getData().get(TrainingConfigMap.KEY))
                .getSpec()
                .dataset())
        .isEqualTo(fixture.training("made").getSpec().dataset());
  }

  @Test
  void progressIsAskedForAndTheResultIsReadFromTheLastWords() {
    try (FakeTrainer trainer = new FakeTrainer()) {
      trainer.says(
          """
          {"state": "Running", "iteration": 42000, "iterations": 100000, "etaSeconds": 10,
           "imagesPerSecond": 1234.567, "criticLoss": -0.5, "generatorLoss": 0.25,
           "metrics": {"swd": {"iteration": 42000, "value": 31.0678}},
           "lastCheckpoint": {"iteration": 42000, "uri": "file:/volumes/models/x"}}
          """
              .strip());
      fixture.apply("watched");
      Job job = fixture.awaitJob("watched");
      Pod pod = fixture.jobs().makePod(job, trainer.port());
      fixture.node().running(pod);

      GanQpTrainingStatus status =
          fixture.awaitStatus("watched", s -> s.progress() != null && s.lastCheckpoint() != null);
      assertThat(status.progress().completion()).isEqualTo("42%");
      assertThat(status.progress().imagesPerSecond()).isEqualTo(1235);
      assertThat(status.progress().metric()).isEqualTo("swd");
      assertThat(status.progress().value()).isEqualTo(31.07);
      assertThat(status.lastCheckpoint().uri())
          .isEqualTo(
              "pvc://models/%s/watched/checkpoints/0000042000".formatted(fixture.namespace()));

      fixture
          .node()
          .ended(
              pod,
              0,
              "Completed",
              """
              {"outcome": "Complete", "exitCode": 0, "iteration": 100000, "message": "done; see x",
               "best": {"sha256": "%s", "iteration": 90000, "metric": "swd", "value": 30.2}}
              """
                  .formatted(DIGEST)
                  .strip());
      fixture.jobs().completed(job);

      assertThat(fixture.awaitCondition("watched", Phase.COMPLETE, Reason.DONE).getMessage())
          .isEqualTo(
              "done; see pvc://models/%s/watched/report.html".formatted(fixture.namespace()));
      GanQpTrainingStatus end = fixture.training("watched").getStatus();
      assertThat(end.progress().completion()).isEqualTo("100%");
      assertThat(end.progress().etaSeconds()).isNull();
      assertThat(end.completionTime()).isNotNull();
      assertThat(end.model())
          .isEqualTo(
              new ServedModel(
                  "pvc://models/%s/watched/models/%s/generator.onnx"
                      .formatted(fixture.namespace(), DIGEST),
                  DIGEST,
                  "4f1c4f1c4f1c",
                  "swd",
                  Direction.LOWER,
                  30.2,
                  null));
    }
  }

  @Test
  void whatAskedForServingIsServedAndOutlivesTheTraining() {
    fixture.apply(
        "served",
        "serving: {autoscaling: {maxReplicas: 3}}",
        "runPolicy: {ttlSecondsAfterFinished: 1}");
    Job job = fixture.awaitJob("served");
    Pod pod = fixture.jobs().makePod(job);
    fixture.node().running(pod);
    fixture
        .node()
        .ended(
            pod,
            0,
            "Completed",
            "{\"iteration\": 100000, \"best\": {\"sha256\": \"" + DIGEST + "\"}}");
    fixture.jobs().completed(job);

    GanQpInference serving = await().until(() -> inference("served"), i -> i != null);
    assertThat(serving.getSpec().model().trainingName()).isEqualTo("served");
    assertThat(serving.getSpec().autoscaling().maxReplicas()).isEqualTo(3);
    assertThat(serving.getMetadata().getOwnerReferences()).isEmpty();
    assertThat(serving.getMetadata().getLabels()).containsEntry(Serving.TRAINING, "served");
    await().atMost(Duration.ofSeconds(20)).until(() -> fixture.training("served") == null);
    assertThat(inference("served")).isNotNull();
  }

  @Test
  void aTrainingOfAFormerOnesNameKnowsNothingOfItsProgress() {
    try (FakeTrainer trainer = new FakeTrainer()) {
      trainer.says(
          "{\"iteration\": 42000, \"etaSeconds\": 10, \"best\": {\"sha256\": \"" + DIGEST + "\"}}");
      fixture.apply("again");
      Job former = fixture.awaitJob("again");
      fixture.node().running(fixture.jobs().makePod(former, trainer.port()));
      fixture.awaitStatus("again", s -> s.model() != null && s.progress() != null);

      fixture.admin().resource(fixture.training("again")).delete();
      await().until(() -> fixture.training("again") == null);
      fixture.apply("again");
      fixture.awaitCondition("again", Phase.PENDING, Reason.STOPPING);
      // As the garbage collector does.
      fixture
          .admin()
          .network()
          .v1()
          .networkPolicies()
          .inNamespace(fixture.namespace())
          .withName("again.trainer")
          .delete();
      fixture.admin().configMaps().inNamespace(fixture.namespace()).withName("again").delete();
      fixture.admin().resource(former).delete();
      fixture.jobs().collect(former);

      fixture.awaitCondition("again", Phase.PENDING, Reason.STARTING);
      GanQpTrainingStatus status = fixture.training("again").getStatus();
      assertThat(status.progress()).isNull();
      assertThat(status.model()).isNull();
      assertThat(status.lastCheckpoint()).isNull();
    }
  }

  @Test
  void aCompleteTrainingGoesOnWhenItsIterationsAreRaised() {
    fixture.apply("longer", "training: {iterations: 1000}");
    Job job = fixture.awaitJob("longer");
    Pod pod = fixture.jobs().makePod(job);
    fixture.node().running(pod);
    fixture.node().ended(pod, 0, "Completed", "");
    fixture.jobs().completed(job);
    fixture.awaitCondition("longer", Phase.COMPLETE, Reason.DONE);

    fixture.patch("longer", "spec: {training: {iterations: 2000}}");
    fixture.jobs().collect(fixture.awaitJobDeletion("longer"));
    Job next = fixture.awaitJob("longer");
    assertThat(next.getMetadata().getUid()).isNotEqualTo(job.getMetadata().getUid());
    fixture.awaitCondition("longer", Phase.PENDING, Reason.STARTING);
    assertThat(fixture.training("longer").getStatus().completionTime()).isNull();
  }

  @Test
  void eventsTellTheStory() {
    fixture.apply("told");
    Job job = fixture.awaitJob("told");
    Pod pod = fixture.jobs().makePod(job);
    fixture.node().running(pod);
    fixture.awaitCondition("told", Phase.RUNNING, Reason.TRAINING);
    fixture.node().ended(pod, 0, "Completed", "");
    fixture.jobs().completed(job);
    fixture.awaitCondition("told", Phase.COMPLETE, Reason.DONE);

    assertThat(
            fixture
                .admin()
                .events()
                .v1()
                .events()
                .inNamespace(fixture.namespace())
                .list()
                .getItems())
        .filteredOn(event -> event.getRegarding().getName().equals("told"))
        .extracting("reason")
        .containsExactlyInAnyOrder("JobCreated", "TrainingStarted", "Completed");
  }

  private static GanQpInference inference(String name) {
    return fixture
        .admin()
        .resources(GanQpInference.class)
        .inNamespace(fixture.namespace())
        .withName(name)
        .get();
  }
}
