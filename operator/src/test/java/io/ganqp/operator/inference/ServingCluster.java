package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.OperatorUnderTest;
import io.ganqp.operator.cluster.AuditLog;
import io.ganqp.operator.cluster.ServiceAccounts;
import io.ganqp.operator.cluster.TestApiServer;
import io.ganqp.operator.mount.MountTroubles;
import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.pod.Images;
import io.ganqp.operator.pod.Images.Pair;
import io.ganqp.operator.pod.PodTemplates;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.EventRecorder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/**
 * A namespace of a real API server, in which only the reconciler of services acts, with the rights
 * of the operator's service account.
 */
final class ServingCluster implements AutoCloseable {
  static final String FIRST = "1".repeat(64);
  static final String BETTER = "2".repeat(64);
  static final String BEST = "3".repeat(64);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestApiServer server = TestApiServer.shared();
  private final String namespace = server.newNamespace();
  private final KubernetesClient operatorsClient;
  private OperatorUnderTest operator;
  private MountTroubles mounts;

  private Permissions permissions = Permissions.ALL;

  ServingCluster() {
    ServiceAccounts.grant(server, namespace);
    operatorsClient = ServiceAccounts.client(server, namespace);
    startOperator();
  }

  /** One with a training that has its first model. */
  static ServingCluster trained() {
    ServingCluster cluster = new ServingCluster();
    cluster.train(FIRST);
    return cluster;
  }

  /** Starts the operator anew, with what its administrator allows now. */
  void allow(Permissions now) {
    stopOperator();
    permissions = now;
    startOperator();
  }

  void startOperator() {
    PodTemplates templates =
        new PodTemplates(
            new Images(
                new Pair("ganqp/trainer:1", "ganqp/trainer-gpu:1"),
                new Pair("ganqp/inference:1", "ganqp/inference-gpu:1"),
                Optional.empty()));
    mounts = new MountTroubles(operatorsClient);
    EventRecorder events = new EventRecorder(operatorsClient, Clock.systemUTC(), "test");
    operator =
        OperatorUnderTest.start(
            operatorsClient,
            namespace,
            new GanQpInferenceReconciler(
                templates, permissions, events, mounts, Clock.systemUTC()));
  }

  void stopOperator() {
    operator.close();
    mounts.close();
  }

  /** Watches of the operator that fail. */
  List<String> failedWatches() {
    return operator.failedWatches();
  }

  /** Those of them that keep it from being ready. */
  List<String> brokenWatches() {
    return operator.brokenWatches();
  }

  /** What the operator has asked to write so far. */
  List<AuditLog.Write> writes() {
    return server.audit().writesOf(ServiceAccounts.user(namespace));
  }

  String namespace() {
    return namespace;
  }

  KubernetesClient client() {
    return server.admin();
  }

  PlayedControllers controllers() {
    return new PlayedControllers(client(), namespace, "faces");
  }

  /** Those of the Deployment of a candidate. */
  PlayedControllers canaryControllers() {
    return new PlayedControllers(client(), namespace, "faces-canary");
  }

  /** Makes a resource from YAML, in this namespace. */
  void apply(String yaml) {
    GenericKubernetesResource resource =
        client().getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
    client().resource(resource).inNamespace(namespace).forceConflicts().serverSideApply();
  }

  /**
   * A service {@code faces} that follows the training {@code faces}, with further lines of spec.
   */
  void serveTraining(String... spec) {
    apply(
        """
        apiVersion: ganqp.io/v1alpha1
        kind: GanQpInference
        metadata: {name: faces}
        spec:
          model: {trainingName: faces}
        """
            + String.join("\n", spec).indent(2));
  }

  /** The training {@code faces}, with its best model; without one if {@code sha256} is null. */
  void train(String sha256) {
    apply(
        """
        apiVersion: ganqp.io/v1alpha1
        kind: GanQpTraining
        metadata: {name: faces}
        spec:
          dataset: {builtin: {}}
          storage: {volume: {claimName: models}}
        """);
    if (sha256 != null) {
      String status =
          """
          {"status": {"model": {"uri": "%s", "sha256": "%s", "version": "%.12s", \
          "metric": "swd", "direction": "Lower", "value": 0.5}}}
          """
              .formatted(uri(sha256), sha256, sha256);
      training().subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), status);
    }
  }

  String uri(String sha256) {
    return "pvc://models/%s/faces/models/%s/generator.onnx".formatted(namespace, sha256);
  }

  Resource<GanQpTraining> training() {
    return client().resources(GanQpTraining.class).inNamespace(namespace).withName("faces");
  }

  Resource<GanQpInference> inferences() {
    return client().resources(GanQpInference.class).inNamespace(namespace).withName("faces");
  }

  GanQpInference inference() {
    return inferences().get();
  }

  /** Changes the spec by a JSON merge patch. */
  void change(String spec) {
    inferences().patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": " + spec + "}");
  }

  /** A service of the training, which has {@code model}, and pods that serve it. */
  void serve(String model) {
    train(model);
    serveTraining();
    eventually(() -> assertThat(deployment()).isNotNull());
    controllers().complete();
    awaitCondition(ServingConditions.READY, "True", ServingReason.SERVING);
  }

  /** How many events of a reason there are. */
  long events(String reason) {
    return client().events().v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> reason.equals(event.getReason()))
        .count();
  }

  Deployment deployment() {
    return find(Deployment.class);
  }

  /** The one called {@code faces}; null if there is none. */
  <R extends HasMetadata> R find(Class<R> kind) {
    return find(kind, "faces");
  }

  <R extends HasMetadata> R find(Class<R> kind, String name) {
    return client().resources(kind).inNamespace(namespace).withName(name).get();
  }

  /** Digest of the model in the Deployment's template; empty while there is none. */
  String model() {
    return model(deployment());
  }

  /** The same of any Deployment; empty for null. */
  static String model(Deployment deployment) {
    return deployment == null
        ? ""
        : deployment
            .getSpec()
            .getTemplate()
            .getMetadata()
            .getAnnotations()
            .get(ServingPod.MODEL_SHA256);
  }

  Condition condition(String type) {
    return Conditions.find(inference().getStatus().conditions(), type).orElseThrow();
  }

  void awaitCondition(String type, String status, ServingReason reason) {
    eventually(
        () -> {
          assertThat(inference().getStatus().conditions()).as("conditions").isNotNull();
          Condition condition = condition(type);
          assertThat(condition.getStatus() + " " + condition.getReason())
              .as("%s: %s", type, condition.getMessage())
              .isEqualTo(status + " " + reason.word());
        });
  }

  static void eventually(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(assertion);
  }

  @Override
  public void close() {
    stopOperator();
    operatorsClient.close();
  }
}
