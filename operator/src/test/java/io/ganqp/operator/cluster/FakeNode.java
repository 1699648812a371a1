package io.ganqp.operator.cluster;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
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
 * Plays the parts of a cluster that a bare API server lacks: Job controller, scheduler, kubelet and
 * garbage collector. Writes what they would write, one step at a time.
 */
public final class FakeNode {

  private final KubernetesClient client;

  /** A node of the cluster that {@code client} may do everything in. */
  public FakeNode(KubernetesClient client) {
    this.client = client;
  }

  /** The Job controller makes a pod, which no node has yet. */
  public Pod makePod(Job job) {
    return makePod(
        job,
        job.getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .get(0)
            .getPorts()
            .get(0)
            .getContainerPort());
  }

  /** The same, with the trainer's server on another port. */
  public Pod makePod(Job job, int port) {
    Pod pod =
        new PodBuilder()
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
            .editSpec()
            .editFirstContainer()
            .editFirstPort()
            .withContainerPort(port)
            .endPort()
            .endContainer()
            .endSpec()
            .build();
    return client.resource(pod).create();
  }

  /** No node takes the pod. */
  public void unschedulable(Pod pod, String message) {
    PodCondition condition =
        new PodConditionBuilder()
            .withType("PodScheduled")
            .withStatus("False")
            .withReason("Unschedulable")
            .withMessage(message)
            .build();
    write(pod, new PodStatusBuilder().withPhase("Pending").withConditions(condition).build());
  }

  /** The container cannot start, for {@code reason}. */
  public void waiting(Pod pod, String reason, String message) {
    write(
        pod,
        new PodStatusBuilder()
            .withPhase("Pending")
            .withContainerStatuses(
                container()
                    .withState(
                        new ContainerStateBuilder()
                            .withNewWaiting()
                            .withReason(reason)
                            .withMessage(message)
                            .endWaiting()
                            .build())
                    .build())
            .build());
  }

  /** The trainer runs and answers on this machine. */
  public void running(Pod pod) {
    write(
        pod,
        new PodStatusBuilder()
            .withPhase("Running")
            .withPodIP("127.0.0.1")
            .addNewPodIP("127.0.0.1")
            .withContainerStatuses(
                container()
                    .withReady(true)
                    .withStarted(true)
                    .withState(
                        new ContainerStateBuilder()
                            .withNewRunning()
                            .withStartedAt(now())
                            .endRunning()
                            .build())
                    .build())
            .build());
  }

  /** The trainer has ended. */
  public void ended(Pod pod, int exitCode, String reason, String message) {
    write(
        pod,
        new PodStatusBuilder()
            .withPhase(exitCode == 0 ? "Succeeded" : "Failed")
            .withContainerStatuses(terminated(exitCode, reason, message))
            .build());
  }

  /** The pod had to go, and its trainer saved a checkpoint. */
  public void disrupted(Pod pod, String reason, String message) {
    PodCondition condition =
        new PodConditionBuilder()
            .withType("DisruptionTarget")
            .withStatus("True")
            .withReason(reason)
            .withMessage(message)
            .build();
    write(
        pod,
        new PodStatusBuilder()
            .withPhase("Failed")
            .withConditions(condition)
            .withContainerStatuses(terminated(75, "Error", ""))
            .build());
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
    List<Pod> pods =
        client.pods().inNamespace(job.getMetadata().getNamespace()).list().getItems().stream()
            .filter(
                pod ->
                    pod.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> owner.getUid().equals(job.getMetadata().getUid())))
            .toList();
    pods.forEach(pod -> client.resource(pod).withGracePeriod(0).delete());
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

  private void write(Pod pod, PodStatus status) {
    client
        .pods()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getMetadata().getName())
        .editStatus(present -> new PodBuilder(present).withStatus(status).build());
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

  private static ContainerStatus terminated(int exitCode, String reason, String message) {
    return container()
        .withState(
            new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withReason(reason)
                .withMessage(message)
                .withStartedAt(now())
                .withFinishedAt(now())
                .endTerminated()
                .build())
        .build();
  }

  private static ContainerStatusBuilder container() {
    return new ContainerStatusBuilder()
        .withName("trainer")
        .withImage("ganqp/trainer")
        .withImageID("")
        .withReady(false)
        .withRestartCount(0);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
