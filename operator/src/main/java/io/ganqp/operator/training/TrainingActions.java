package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Preconditions;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.permission.Reach;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Does what was decided. Everything is bound to the very object that was observed: what has changed
 * meanwhile is left alone, and looked at again.
 */
final class TrainingActions {

  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(TrainingReconciler.NAME)
          .withForce(true)
          .build();

  private final KubernetesClient client;
  private final TrainingJob jobs;

  TrainingActions(KubernetesClient client, TrainingJob jobs) {
    this.client = client;
    this.jobs = jobs;
  }

  /**
   * Makes the ConfigMap, or gives it what it should have now.
   *
   * @param known the one of that name, as far as the watch tells
   * @return the one of that name: somebody else's is left as it is
   */
  ConfigMap writeDocument(GanQpTraining training, Optional<ConfigMap> known) {
    ConfigMap desired = TrainingConfigMap.of(training);
    ConfigMap present = known.orElseGet(() -> createOrGet(desired));
    if (!Owner.owns(training, present) || TrainingConfigMap.isIn(present, training)) {
      return present;
    }
    desired.getMetadata().setResourceVersion(present.getMetadata().getResourceVersion());
    return client.resource(desired).patch(APPLY);
  }

  /**
   * Makes the NetworkPolicy, or gives it the rules that it should have now.
   *
   * @param egress how far the administrator lets the pods call
   * @param known the one of that name, as far as the watch tells
   * @return the one of that name: somebody else's is left as it is
   */
  NetworkPolicy writeAccess(GanQpTraining training, Reach egress, Optional<NetworkPolicy> known) {
    NetworkPolicy desired = TrainerAccess.of(training, egress);
    NetworkPolicy present = known.orElseGet(() -> createOrGet(desired));
    return !Owner.owns(training, present) || TrainerAccess.isIn(present, training, egress)
        ? present
        : client
            .resource(present)
            .patch(
                PatchContext.of(PatchType.JSON),
                client.getKubernetesSerialization().asJson(replacement(present, desired)));
  }

  /** Not applied: that takes away only what was applied before, and rules have to go. */
  private static List<Map<String, Object>> replacement(
      NetworkPolicy present, NetworkPolicy desired) {
    Map<String, String> labels = new TreeMap<>();
    Optional.ofNullable(present.getMetadata().getLabels()).ifPresent(labels::putAll);
    labels.putAll(desired.getMetadata().getLabels());
    return List.of(
        Map.of(
            "op",
            "replace",
            "path",
            "/metadata/resourceVersion",
            "value",
            present.getMetadata().getResourceVersion()),
        // Replaces them as well, if they are there.
        Map.of("op", "add", "path", "/metadata/labels", "value", labels),
        Map.of("op", "add", "path", "/spec", "value", desired.getSpec()));
  }

  /**
   * Makes the Job.
   *
   * @return the Job of that name: the new one, or the one that was there before
   */
  Job createJob(GanQpTraining training) {
    return createOrGet(jobs.of(training));
  }

  /** Makes it, or gives what has its name already, whosever that is. */
  private <R extends HasMetadata> R createOrGet(R desired) {
    try {
      return client.resource(desired).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      return Optional.ofNullable(client.resource(desired).get()).orElseThrow(() -> e);
    }
  }

  /**
   * Deletes the Job, and lets its name go only when its pods are gone.
   *
   * @return whether it was still the one that was observed, and there
   */
  boolean deleteJob(Job job) {
    return delete(job, "Foreground");
  }

  /**
   * Deletes a pod; its containers are told to end.
   *
   * @return whether it was still the one that was observed, and there
   */
  boolean deletePod(Pod pod) {
    return delete(pod, "Background");
  }

  /**
   * Deletes the training, and all that belongs to it.
   *
   * @return whether it was still the one that was observed
   */
  boolean deleteTraining(GanQpTraining training) {
    return delete(training, "Background");
  }

  /** Creates the service, or gives it what it should have now. */
  void applyServing(HasMetadata inference) {
    client.resource(inference).patch(APPLY);
  }

  /** By a plain request: the client's own either locks a version or says how to propagate. */
  private boolean delete(HasMetadata object, String propagation) {
    ObjectMeta metadata = object.getMetadata();
    String path =
        "/%s/%s/namespaces/%s/%s/%s"
            .formatted(
                object.getApiVersion().contains("/") ? "apis" : "api",
                object.getApiVersion(),
                metadata.getNamespace(),
                object.getPlural(),
                metadata.getName());
    DeleteOptions options =
        new DeleteOptionsBuilder()
            .withPropagationPolicy(propagation)
            .withPreconditions(new Preconditions(metadata.getResourceVersion(), metadata.getUid()))
            .build();
    try {
      client.raw(path, "DELETE", options);
      return true;
    } catch (KubernetesClientException e) {
      // Another one by now, or gone: looked at again.
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT
          && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
      return false;
    }
  }
}
