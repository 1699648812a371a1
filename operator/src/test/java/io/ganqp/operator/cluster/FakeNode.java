package io.ganqp.operator.cluster;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Plays the scheduler and the kubelet, which a bare API server lacks: writes what they would write
 * of a pod, one step at a time.
 */
public final class FakeNode {

  private final KubernetesClient client;

  /** A node of the cluster that {@code client} may do everything in. */
  public FakeNode(KubernetesClient client) {
    this.client = client;
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

  /** The pod has waited for its volumes for a minute, and the kubelet says why in an event. */
  public void unmounted(Pod pod, String note) {
    CoreEvent.warn(client, pod, "FailedMount", note);
    write(
        pod,
        new PodStatusBuilder()
            .withPhase("Pending")
            .withStartTime(
                Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString())
            .withContainerStatuses(
                container()
                    .withName(pod.getSpec().getContainers().get(0).getName())
                    .withNewState()
                    .withNewWaiting(null, "ContainerCreating")
                    .endState()
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
                            .withStartedAt(CoreEvent.now())
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

  /** The kubelet has ended the pod, and its trainer could save a checkpoint. */
  public void evicted(Pod pod, String message) {
    write(
        pod,
        new PodStatusBuilder()
            .withPhase("Failed")
            .withReason("Evicted")
            .withMessage(message)
            .withContainerStatuses(terminated(75, "Error", ""))
            .build());
  }

  /** The trainer ended long ago, and a container that others have put beside it runs on. */
  public void endedBesideASidecar(Pod pod, int exitCode) {
    ContainerStatus trainer = terminated(exitCode, "Error", "");
    trainer.getState().getTerminated().setFinishedAt("2026-01-01T12:00:00Z");
    ContainerStatus sidecar =
        container()
            .withName("mesh")
            .withNewState()
            .withNewRunning(CoreEvent.now())
            .endState()
            .build();
    write(
        pod,
        new PodStatusBuilder()
            .withPhase("Running")
            .withContainerStatuses(trainer, sidecar)
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

  private void write(Pod pod, PodStatus status) {
    client
        .pods()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getMetadata().getName())
        .editStatus(present -> new PodBuilder(present).withStatus(status).build());
  }

  private static ContainerStatus terminated(int exitCode, String reason, String message) {
    return container()
        .withState(
            new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withReason(reason)
                .withMessage(message)
                .withStartedAt(CoreEvent.now())
                .withFinishedAt(CoreEvent.now())
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
}
