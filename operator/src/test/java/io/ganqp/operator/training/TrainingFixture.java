package io.ganqp.operator.training;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.OperatorUnderTest;
import io.ganqp.operator.cluster.AuditLog;
import io.ganqp.operator.cluster.FakeJobController;
import io.ganqp.operator.cluster.FakeNode;
import io.ganqp.operator.cluster.ServiceAccounts;
import io.ganqp.operator.cluster.TestApiServer;
import io.ganqp.operator.mount.MountTroubles;
import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.pod.Images;
import io.ganqp.operator.pod.PodTemplates;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.EventRecorder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private final FakeJobController jobs = new FakeJobController(server.admin());
  private KubernetesClient client;
  private ProgressPoller poller;
  private MountTroubles mounts;
  private OperatorUnderTest operator;
  private KillingInterceptor killer;
  private Permissions permissions = Permissions.USUAL;

  TrainingFixture() {
    ServiceAccounts.grant(server, namespace);
    startOperator();
  }

  /** The operator is killed before its write of that number. */
  TrainingFixture(int fatalWrite) {
    ServiceAccounts.grant(server, namespace);
    killer = new KillingInterceptor(fatalWrite);
    start(ServiceAccounts.client(server, namespace, killer));
  }

  void startOperator() {
    start(ServiceAccounts.client(server, namespace));
  }

  /** The administrator allows something else, and the operator starts anew. */
  void allow(Permissions allowed) {
    stopOperator();
    permissions = allowed;
    startOperator();
  }

  /** Waits until it is killed, and sees to it that it does nothing more. */
  void awaitDeathOfOperator() {
    await().atMost(PATIENCE).until(killer::hasKilled);
    stopOperator();
  }

  private void start(KubernetesClient account) {
    client = account;
    poller = new ProgressPoller();
    mounts = new MountTroubles(client);
    Clock clock = Clock.systemUTC();
    operator =
        OperatorUnderTest.start(
            client,
            namespace,
            new TrainingReconciler(
                client,
                PODS,
                permissions,
                new EventRecorder(client, clock, "operator-1"),
                poller,
                mounts,
                clock));
  }

  void stopOperator() {
    operator.close();
    poller.close();
    mounts.close();
    client.close();
  }

  FakeNode node() {
    return node;
  }

  FakeJobController jobs() {
    return jobs;
  }

  String namespace() {
    return namespace;
  }

  KubernetesClient admin() {
    return server.admin();
  }

  /** Applies a training; {@code further} lines are part of its specification. */
  GanQpTraining apply(String name, String... further) {
    return apply(name, Map.of(), further);
  }

  /** The same with labels. */
  GanQpTraining apply(String name, Map<String, String> labels, String... further) {
    // As a user's file, which leaves out what has a default.
    GenericKubernetesResource document =
        admin()
            .getKubernetesSerialization()
            .unmarshal(yaml(name, further), GenericKubernetesResource.class);
    document.getMetadata().setLabels(labels);
    admin().resource(document).create();
    return training(name);
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
        + Stream.of(further).map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  GanQpTraining training(String name) {
    return admin().resources(GanQpTraining.class).inNamespace(namespace).withName(name).get();
  }

  /** Merges {@code patch}, in YAML that does not look like JSON, into the training. */
  void patch(String name, String patch) {
    admin()
        .resources(GanQpTraining.class)
        .inNamespace(namespace)
        .withName(name)
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  /** What the operator asked the API server to write. */
  List<AuditLog.Write> writes() {
    return server.audit().writesOf(ServiceAccounts.user(namespace));
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
        .until(() -> training(name).getStatus(), status -> status != null && expected.test(status));
  }

  /** A training with a Job and a pod whose trainer runs. */
  Pod awaitRunningPod(String name, int port) {
    Pod pod = jobs.makePod(awaitJob(name), port);
    node.running(pod);
    awaitCondition(name, Phase.RUNNING, Reason.TRAINING);
    return pod;
  }

  /** What somebody else's Job may be. */
  static JobSpec anyJob() {
    return new JobSpecBuilder()
        .withNewTemplate()
        .withNewSpec()
        .withRestartPolicy("Never")
        .addNewContainer()
        .withName("main")
        .withImage("busybox")
        .endContainer()
        .endSpec()
        .endTemplate()
        .build();
  }

  @Override
  public void close() {
    stopOperator();
  }
}
