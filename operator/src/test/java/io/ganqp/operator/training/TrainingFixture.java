package io.ganqp.operator.training;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.OperatorUnderTest;
import io.ganqp.operator.cluster.FakeNode;
import io.ganqp.operator.cluster.ServiceAccounts;
import io.ganqp.operator.cluster.TestApiServer;
import io.ganqp.operator.pod.Images;
import io.ganqp.operator.pod.PodTemplates;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.EventRecorder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A namespace with the operator at work in it, under its own service account. */
final class TrainingFixture implements AutoCloseable {

  static final PodTemplates PODS =
      new PodTemplates(
          new Images(
              new Images.Pair("ganqp/trainer:1", "ganqp/trainer-gpu:1"),
              new Images.Pair("ganqp/inference:1", "ganqp/inference-gpu:1"),
              Optional.empty()));

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestApiServer server = TestApiServer.shared();
  private final String namespace = server.newNamespace();
  private final FakeNode node = new FakeNode(server.admin());
  private KubernetesClient client;
  private ProgressPoller poller;
  private OperatorUnderTest operator;

  TrainingFixture() {
    ServiceAccounts.grant(server, namespace);
    startOperator();
  }

  void startOperator() {
    client = ServiceAccounts.client(server, namespace);
    poller = new ProgressPoller();
    Clock clock = Clock.systemUTC();
    operator =
        OperatorUnderTest.start(
            client,
            namespace,
            new TrainingReconciler(
                client, PODS, new EventRecorder(client, clock, "operator-1"), poller, clock));
  }

  void stopOperator() {
    operator.close();
    poller.close();
    client.close();
  }

  FakeNode node() {
    return node;
  }

  String namespace() {
    return namespace;
  }

  KubernetesClient admin() {
    return server.admin();
  }

  /** Applies a training; {@code further} lines are part of its specification. */
  GanQpTraining apply(String name, String... further) {
    return server
        .admin()
        .resource(server.admin().getKubernetesSerialization().<GanQpTraining>unmarshal(yaml(name, further), GanQpTraining.class))
        .create();
  }

  String yaml(String name, String... further) {
    return """
        apiVersion: ganqp.io/v1alpha1
        kind: GanQpTraining
        metadata: {name: %s, namespace: %s}
        spec:
          dataset: {volume: {claimName: photographs, path: faces.zip}}
          storage: {volume: {claimName: models}}
        """
            .formatted(name, namespace)
        + String.join("", java.util.Arrays.stream(further).map(line -> "  " + line + "\n").toList());
  }

  GanQpTraining training(String name) {
    return admin().resources(GanQpTraining.class).inNamespace(namespace).withName(name).get();
  }

  void edit(String name, UnaryOperator<GanQpTraining> change) {
    admin().resources(GanQpTraining.class).inNamespace(namespace).withName(name).edit(change);
  }

  Job job(String name) {
    return admin().batch().v1().jobs().inNamespace(namespace).withName(name).get();
  }

  /** Waits until there is a Job that is not being deleted. */
  Job awaitJob(String name) {
    return await()
        .atMost(PATIENCE)
        .until(() -> job(name), job -> job != null && !job.isMarkedForDeletion());
  }

  /** Waits until the Job is being deleted. */
  Job awaitJobDeletion(String name) {
    return await()
        .atMost(PATIENCE)
        .until(() -> job(name), job -> job != null && job.isMarkedForDeletion());
  }

  /** Waits until the phase is True for the reason, and gives its condition. */
  Condition awaitCondition(String name, Phase phase, Reason reason) {
    GanQpTrainingStatus status =
        awaitStatus(
            name,
            s ->
                Conditions.find(s.conditions(), phase.condition())
                    .filter(c -> c.getStatus().equals("True"))
                    .filter(c -> c.getReason().equals(reason.word()))
                    .isPresent());
    return Conditions.find(status.conditions(), phase.condition()).orElseThrow();
  }

  GanQpTrainingStatus awaitStatus(String name, Predicate<GanQpTrainingStatus> expected) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> training(name).getStatus(), status -> status != null && expected.test(status));
  }

  /** A training with a Job and a pod whose trainer runs. */
  Pod awaitRunningPod(String name, int port) {
    Pod pod = node.makePod(awaitJob(name), port);
    node.running(pod);
    awaitCondition(name, Phase.RUNNING, Reason.TRAINING);
    return pod;
  }

  @Override
  public void close() {
    stopOperator();
  }
}
