package io.ganqp.operator.cluster;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
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
    Pod pod = pod(job);
    pod.getSpec()
        .getContainers()
        .add(new ContainerBuilder().withName(name).withImage("mesh").build());
    return client.resource(pod).create();
  }

  /** The same as the first, with the trainer's server on another port. */
  public Pod makePod(Job job, int port) {
    Pod pod = pod(job);
    pod.getSpec().getContainers().get(0).getPorts().get(0).setContainerPort(port);
    return client.resource(pod).create();
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
    CoreEvent.warn(client, job, "FailedCreate", "Error creating: " + words);
  }

  /** The Job is over, and well. */
  public void completed(Job job) {
    write(
        job,
        over("SuccessCriteriaMet", "Complete", null, null)
            .withCompletionTime(CoreEvent.now())
            .withSucceeded(1));
  }

  /** The Job is given up. */
  public void failed(Job job, String reason, String message) {
    write(job, over("FailureTarget", "Failed", reason, message).withFailed(1));
  }

  private static JobStatusBuilder over(String first, String then, String reason, String message) {
    return new JobStatusBuilder()
        .withStartTime(CoreEvent.now())
        .withNewUncountedTerminatedPods()
        .endUncountedTerminatedPods()
        .withConditions(condition(first, reason, message), condition(then, reason, message));
  }

  private static JobCondition condition(String type, String reason, String message) {
    return new JobConditionBuilder()
        .withType(type)
        .withStatus("True")
        .withReason(reason)
        .withMessage(message)
        .withLastTransitionTime(CoreEvent.now())
        .build();
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
            .withConditions(condition("Suspended", "JobSuspended", null)));
  }

  private void deletePods(Job job) {
    client.pods().inNamespace(job.getMetadata().getNamespace()).list().getItems().stream()
        .filter(
            pod ->
                pod.getMetadata().getOwnerReferences().stream()
                    .anyMatch(owner -> owner.getUid().equals(job.getMetadata().getUid())))
        .forEach(pod -> client.resource(pod).withGracePeriod(0).delete());
  }

  private void write(Job job, JobStatusBuilder status) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(job.getMetadata().getNamespace())
        .withName(job.getMetadata().getName())
        .editStatus(present -> new JobBuilder(present).withStatus(status.build()).build());
  }
}
