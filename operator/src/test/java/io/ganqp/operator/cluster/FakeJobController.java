package io.ganqp.operator.cluster;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Plays the Job controller and the garbage collector, which a bare API server lacks, one step at a
 * time.
 */
public final class FakeJobController {

  private final KubernetesClient client;

  /** One of the cluster that {@code client} may do everything in. */
  public FakeJobController(KubernetesClient client) {
    this.client = client;
  }

  /** The Job controller makes a pod, which no node has yet. */
  public Pod makePod(Job job) {
    return client.resource(pod(job)).create();
  }

  /** The same, and an admission webhook puts a container beside the trainer. */
  public Pod makePodWithSidecar(Job job, String name) {
    return client
        .resource(
            new PodBuilder(pod(job))
                .editSpec()
                .addNewContainer()
                .withName(name)
                .withImage("mesh")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  /** The same, with the trainer's server on another port. */
  public Pod makePod(Job job, int port) {
    return client
        .resource(
            new PodBuilder(pod(job))
                .editSpec()
                .editFirstContainer()
                .editFirstPort()
                .withContainerPort(port)
                .endPort()
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  private static Pod pod(Job job) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(job.getMetadata().getNamespace())
        .withGenerateName(job.getMetadata().getName() + "-")
        .withLabels(job.getSpec().getTemplate().getMetadata().getLabels())
        .withOwnerReferences(
            new OwnerReferenceBuilder()
                .withApiVersion(job.getApiVersion())
                .withKind(job.getKind())
                .withName(job.getMetadata().getName())
                .withUid(job.getMetadata().getUid())
                .withController(true)
                .build())
        .endMetadata()
        .withSpec(job.getSpec().getTemplate().getSpec())
        .build();
  }

  /** The API server takes no pod of the Job's, as the Job controller says in an event. */
  public void cannotMakePod(Job job, String words) {
    ObjectMeta metadata = job.getMetadata();
    // By the older API, as the Job controller does.
    client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withNamespace(metadata.getNamespace())
                .withGenerateName(metadata.getName() + ".")
                .endMetadata()
                .withType("Warning")
                .withReason("FailedCreate")
                .withMessage("Error creating: " + words)
                .withFirstTimestamp(now())
                .withLastTimestamp(now())
                .withCount(1)
                .withNewInvolvedObject()
                .withApiVersion(job.getApiVersion())
                .withKind(job.getKind())
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .endInvolvedObject()
                .build())
        .create();
  }

  /** The Job is over, and well. */
  public void completed(Job job) {
    write(
        job,
        new JobStatusBuilder()
            .withStartTime(now())
            .withCompletionTime(now())
            .withSucceeded(1)
            .withNewUncountedTerminatedPods()
            .endUncountedTerminatedPods()
            .addNewConditionLike(
                new JobConditionBuilder().withType("SuccessCriteriaMet").withStatus("True").build())
            .endCondition()
            .addNewConditionLike(
                new JobConditionBuilder()
                    .withType("Complete")
                    .withStatus("True")
                    .withLastTransitionTime(now())
                    .build())
            .endCondition()
            .build());
  }

  /** The Job is given up. */
  public void failed(Job job, String reason, String message) {
    write(
        job,
        new JobStatusBuilder()
            .withStartTime(now())
            .withFailed(1)
            .withNewUncountedTerminatedPods()
            .endUncountedTerminatedPods()
            .addNewConditionLike(
                new JobConditionBuilder()
                    .withType("FailureTarget")
                    .withStatus("True")
                    .withReason(reason)
                    .withMessage(message)
                    .build())
            .endCondition()
            .addNewConditionLike(
                new JobConditionBuilder()
                    .withType("Failed")
                    .withStatus("True")
                    .withReason(reason)
                    .withMessage(message)
                    .withLastTransitionTime(now())
                    .build())
            .endCondition()
            .build());
  }

  /** The pods of a Job under deletion are gone, and then so is the Job. */
  public void collect(Job job) {
    deletePods(job);
    Job present = client.resource(job).get();
    if (present != null && present.isMarkedForDeletion()) {
      client
          .resource(present)
          .edit(
              deleting ->
                  new JobBuilder(deleting)
                      .editMetadata()
                      .withFinalizers(List.of())
                      .endMetadata()
                      .build());
    }
  }

  /** Somebody has suspended the Job, so its pods go. */
  public void suspended(Job job) {
    deletePods(job);
    write(
        job,
        new JobStatusBuilder()
            .withActive(0)
            .addNewConditionLike(
                new JobConditionBuilder()
                    .withType("Suspended")
                    .withStatus("True")
                    .withReason("JobSuspended")
                    .withLastTransitionTime(now())
                    .build())
            .endCondition()
            .build());
  }

  private void deletePods(Job job) {
    client.pods().inNamespace(job.getMetadata().getNamespace()).list().getItems().stream()
        .filter(
            pod ->
                pod.getMetadata().getOwnerReferences().stream()
                    .anyMatch(owner -> owner.getUid().equals(job.getMetadata().getUid())))
        .forEach(pod -> client.resource(pod).withGracePeriod(0).delete());
  }

  private void write(Job job, JobStatus status) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(job.getMetadata().getNamespace())
        .withName(job.getMetadata().getName())
        .editStatus(present -> new JobBuilder(present).withStatus(status).build());
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
