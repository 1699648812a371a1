package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plays, for one Deployment, what a bare API server lacks: the Deployment controller, which makes a
 * ReplicaSet and pods of a template, and the kubelet, which says how they fare.
 */
final class PlayedControllers {
  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final String HASH = "pod-template-hash";

  private final KubernetesClient client;
  private final String namespace;

  private final String name;

  PlayedControllers(KubernetesClient client, String namespace, String name) {
    this.client = client;
    this.namespace = namespace;
    this.name = name;
  }

  /** All pods are of the present template, and serve; earlier ones are gone. */
  void complete() {
    Deployment deployment = deployment();
    String revision = revision(deployment);
    client
        .pods()
        .inNamespace(namespace)
        .withLabels(deployment.getSpec().getSelector().getMatchLabels())
        .withGracePeriod(0)
        .delete();
    int replicas = deployment.getSpec().getReplicas();
    replicaSet(deployment, revision);
    for (int i = 0; i < replicas; i++) {
      status(pod(deployment, revision, i, ServingNames.PORT_NUMBER), running(true), null);
    }
    status(replicas, replicas, replicas);
  }

  /** The first pod of the present template is there beside those of before, listening on a port. */
  Pod begin(int port) {
    Deployment deployment = deployment();
    String revision = revision(deployment);
    replicaSet(deployment, revision);
    Pod pod = pod(deployment, revision, 0, port);
    int before = deployment.getSpec().getReplicas();
    int ready = deployment.getStatus().getReadyReplicas() == null ? 0 : before;
    status(ready + 1, 1, ready);
    return pod;
  }

  /** The autoscaler sets the number of pods. */
  void autoscale(int replicas) {
    client.apps().deployments().inNamespace(namespace).withName(name).scale(replicas);
  }

  /** A pod runs, is not ready, and can be asked why at {@code address}. */
  void unready(Pod pod, String address) {
    status(pod, running(false), address);
  }

  /** The kubelet reports on a pod's container. */
  void report(Pod pod, ContainerStatus container) {
    status(pod, container, null);
  }

  private Deployment deployment() {
    return client.apps().deployments().inNamespace(namespace).withName(name).get();
  }

  private static String revision(Deployment deployment) {
    return "%.10s".formatted(Revision.of(deployment).orElse("unnamed"));
  }

  private void replicaSet(Deployment deployment, String hash) {
    List<ReplicaSet> present =
        client
            .apps()
            .replicaSets()
            .inNamespace(namespace)
            .withLabels(deployment.getSpec().getSelector().getMatchLabels())
            .list()
            .getItems();
    int next =
        1
            + present.stream()
                .mapToInt(s -> Integer.parseInt(s.getMetadata().getAnnotations().get(REVISION)))
                .max()
                .orElse(0);
    ReplicaSet set =
        new ReplicaSetBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(name + "-" + hash)
            .withLabels(labels(deployment.getSpec().getTemplate(), hash))
            .withAnnotations(deployment.getMetadata().getAnnotations())
            .addToAnnotations(REVISION, Integer.toString(next))
            .withOwnerReferences(
                new OwnerReferenceBuilder()
                    .withApiVersion("apps/v1")
                    .withKind("Deployment")
                    .withName(name)
                    .withUid(deployment.getMetadata().getUid())
                    .withController(true)
                    .build())
            .endMetadata()
            .withNewSpec()
            .withReplicas(0)
            .withNewSelector()
            .withMatchLabels(labels(deployment.getSpec().getTemplate(), hash))
            .endSelector()
            .withTemplate(deployment.getSpec().getTemplate())
            .editTemplate()
            .editMetadata()
            .addToLabels(HASH, hash)
            .endMetadata()
            .endTemplate()
            .endSpec()
            .build();
    client.resource(set).forceConflicts().serverSideApply();
    client
        .apps()
        .deployments()
        .inNamespace(namespace)
        .withName(name)
        .edit(
            d ->
                new DeploymentBuilder(d)
                    .editMetadata()
                    .addToAnnotations(REVISION, Integer.toString(next))
                    .endMetadata()
                    .build());
  }

  private Pod pod(Deployment deployment, String hash, int number, int port) {
    PodTemplateSpec template = deployment.getSpec().getTemplate();
    ObjectMeta metadata = template.getMetadata();
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName("%s-%s-%d".formatted(name, hash, number))
            .withLabels(labels(template, hash))
            .withAnnotations(metadata.getAnnotations())
            .endMetadata()
            .withSpec(template.getSpec())
            .editSpec()
            .withNodeName("node-" + number)
            .editFirstContainer()
            .editFirstPort()
            .withContainerPort(port)
            .endPort()
            .endContainer()
            .endSpec()
            .build();
    return client.resource(pod).forceConflicts().serverSideApply();
  }

  private static Map<String, String> labels(PodTemplateSpec template, String hash) {
    Map<String, String> labels = new TreeMap<>(template.getMetadata().getLabels());
    labels.put(HASH, hash);
    return labels;
  }

  private static ContainerStatus running(boolean ready) {
    return new ContainerStatusBuilder()
        .withName("inference")
        .withImage("ganqp/inference")
        .withImageID("")
        .withRestartCount(0)
        .withReady(ready)
        .withNewState()
        .withNewRunning()
        .endRunning()
        .endState()
        .build();
  }

  private void status(Pod pod, ContainerStatus container, String address) {
    Pod changed =
        new PodBuilder(pod)
            .editMetadata()
            .withManagedFields()
            .withResourceVersion(null)
            .endMetadata()
            .withNewStatus()
            .withPhase("Running")
            .withPodIP(address)
            .addNewCondition()
            .withType("Ready")
            .withStatus(Boolean.TRUE.equals(container.getReady()) ? "True" : "False")
            .endCondition()
            .withContainerStatuses(container)
            .endStatus()
            .build();
    client.resource(changed).patchStatus();
  }

  private void status(int existing, int updated, int ready) {
    client
        .apps()
        .deployments()
        .inNamespace(namespace)
        .withName(name)
        .editStatus(
            d ->
                new DeploymentBuilder(d)
                    .withNewStatus()
                    .withObservedGeneration(d.getMetadata().getGeneration())
                    .withReplicas(existing)
                    .withUpdatedReplicas(updated)
                    .withReadyReplicas(ready)
                    .withAvailableReplicas(ready)
                    .endStatus()
                    .build());
  }
}
