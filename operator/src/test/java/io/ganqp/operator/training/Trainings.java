package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.operator.permission.Reach;
import io.ganqp.operator.status.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trainings, Jobs and pods as an API server would give them, for tests without one. */
final class Trainings {

  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private static final DocumentReader<GanQpTraining> READER = DocumentReader.ofTrainings();
  private static final TrainingJob JOBS = new TrainingJob(TrainingFixture.PODS);

  private Trainings() {}

  static GanQpTraining training(String... further) {
    GanQpTraining training =
        READER.parse(
            "training",
            """
            apiVersion: ganqp.io/v1alpha1
            kind: GanQpTraining
            metadata: {name: faces, namespace: vision}
            spec:
              dataset: {volume: {claimName: photographs, path: faces.zip}}
              storage: {volume: {claimName: models}}
            """
                + Stream.of(further).map(line -> "  " + line + "\n").collect(Collectors.joining()));
    training.getMetadata().setUid("training-uid");
    training.getMetadata().setGeneration(1L);
    training.getMetadata().setResourceVersion("1");
    return training;
  }

  static Job job(GanQpTraining training) {
    return new JobBuilder(JOBS.of(training))
        .editMetadata()
        .withUid("job-uid")
        .withCreationTimestamp(NOW.toString())
        .endMetadata()
        .build();
  }

  static Job finished(Job job, String type, String reason) {
    return new JobBuilder(job)
        .withNewStatus()
        .addNewCondition()
        .withType(type)
        .withStatus("True")
        .withReason(reason)
        .withMessage("said the Job controller")
        .withLastTransitionTime(NOW.toString())
        .endCondition()
        .endStatus()
        .build();
  }

  static Job deleting(Job job) {
    return new JobBuilder(job)
        .editMetadata()
        .withDeletionTimestamp(NOW.toString())
        .endMetadata()
        .build();
  }

  static Pod deleting(Pod pod) {
    return new PodBuilder(pod)
        .editMetadata()
        .withDeletionTimestamp(NOW.toString())
        .endMetadata()
        .build();
  }

  static Pod pod(Job job, String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withCreationTimestamp(NOW.toString())
        .withOwnerReferences(
            new OwnerReferenceBuilder().withUid(job.getMetadata().getUid()).build())
        .endMetadata()
        .withSpec(job.getSpec().getTemplate().getSpec())
        .withNewStatus()
        .withPhase("Pending")
        .endStatus()
        .build();
  }

  static Pod running(Pod pod) {
    return new PodBuilder(pod)
        .editStatus()
        .withPhase("Running")
        .addNewContainerStatus()
        .withName("trainer")
        .withState(new ContainerStateBuilder().withNewRunning().endRunning().build())
        .endContainerStatus()
        .endStatus()
        .build();
  }

  static Pod ended(Pod pod, int exitCode) {
    return new PodBuilder(pod)
        .editStatus()
        .withPhase(exitCode == 0 ? "Succeeded" : "Failed")
        .withContainerStatuses(List.of())
        .addNewContainerStatus()
        .withName("trainer")
        .withState(
            new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withMessage("last words")
                .endTerminated()
                .build())
        .endContainerStatus()
        .endStatus()
        .build();
  }

  /** Those of the phases that are True. */
  static List<Condition> phases(GanQpTrainingStatus status) {
    return Stream.of(Phase.values())
        .map(phase -> Conditions.find(status.conditions(), phase.condition()))
        .flatMap(Optional::stream)
        .filter(condition -> condition.getStatus().equals("True"))
        .toList();
  }

  /** Disrupted for that reason, and its trainer has saved a checkpoint. */
  static Pod disrupted(Pod pod, String reason) {
    return new PodBuilder(ended(pod, 75))
        .editStatus()
        .addNewCondition()
        .withType("DisruptionTarget")
        .withStatus("True")
        .withReason(reason)
        .withMessage("said whoever needs its place")
        .endCondition()
        .endStatus()
        .build();
  }

  /** Evicted for what it used, with an exit code that depends on how fast its trainer was. */
  static Pod evicted(Pod pod, int exitCode) {
    return new PodBuilder(ended(pod, exitCode))
        .editStatus()
        .withReason("Evicted")
        .withMessage("usage exceeds the total limit of 4Mi")
        .endStatus()
        .build();
  }

  static Observed observed(GanQpTraining training, Optional<Job> job, Pod... pods) {
    return observed(training, job, NOW, pods);
  }

  static Observed observed(GanQpTraining training, Optional<Job> job, Instant now, Pod... pods) {
    return new Observed(
        training,
        job,
        job.map(present -> TrainingConfigMap.of(training)),
        job.map(present -> TrainerAccess.of(training, Reach.ALL)),
        Reach.ALL,
        new TrainerPods(List.of(pods)),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now);
  }

  /** The same while the administrator allows that and no more. */
  static Observed allowing(Reach egress, Observed observed) {
    return changed(observed, observed.access(), egress, observed.serving());
  }

  /** The same without its NetworkPolicy. */
  static Observed withoutAccess(Observed observed) {
    return changed(observed, Optional.empty(), observed.egress(), observed.serving());
  }

  /** The same with a service of the training's name. */
  static Observed serving(GanQpInference serving, Observed observed) {
    return changed(observed, observed.access(), observed.egress(), Optional.of(serving));
  }

  private static Observed changed(
      Observed observed,
      Optional<NetworkPolicy> access,
      Reach egress,
      Optional<GanQpInference> serving) {
    return new Observed(
        observed.training(),
        observed.job(),
        observed.document(),
        access,
        egress,
        observed.pods(),
        observed.events(),
        observed.mount(),
        observed.progress(),
        serving,
        observed.now());
  }

  /** The same training with a status, as it would be read next. */
  static GanQpTraining with(GanQpTraining training, GanQpTrainingStatus status) {
    GanQpTraining next = new GanQpTraining();
    next.setMetadata(training.getMetadata());
    next.setSpec(training.getSpec());
    next.setStatus(status);
    return next;
  }
}
