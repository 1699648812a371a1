package io.ganqp.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.cluster.CuttableProxy;
import io.ganqp.operator.cluster.FakeJobController;
import io.ganqp.operator.cluster.FakeNode;
import io.ganqp.operator.cluster.OperatorReplica;
import io.ganqp.operator.cluster.RestartedReplicas;
import io.ganqp.operator.cluster.ServiceAccounts;
import io.ganqp.operator.cluster.TestApiServer;
import io.ganqp.operator.status.Conditions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged operator, process by process, against a real API server. */
class OperatorProcessIT {

  private static final Map<String, String> ELECTED =
      Map.of("GANQP_OPERATOR_LEADER_ELECTION", "true");

  /** Longer than any timeout of the client; another one with {@code mvn -Doutage=60}. */
  private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage", 15));

  private final TestApiServer server = TestApiServer.shared();
  private final FakeJobController jobs = new FakeJobController(server.admin());
  private final FakeNode node = new FakeNode(server.admin());
  private String namespace;

  @BeforeEach
  void grantRights() {
    namespace = server.newNamespace();
    ServiceAccounts.grant(server, namespace);
  }

  @Test
  void tellsItsHealthAndItsMetrics() {
    try (OperatorReplica replica = replica("only", Map.of()).awaitReady()) {
      apply("measured");
      awaitJob("measured");

      assertThat(replica.get("/q/health/live")).contains("\"status\": \"UP\"");
      assertThat(replica.get("/q/metrics"))
          .contains("operator_sdk_reconciliations_executions_ganqp_training");
    }
  }

  @Test
  void anotherReplicaTakesOverFromOneThatIsKilled() {
    try (OperatorReplica first = replica("first", ELECTED).awaitReady()) {
      await().until(() -> lease() != null && "first".equals(lease().getSpec().getHolderIdentity()));
      try (OperatorReplica second = replica("second", ELECTED).awaitReady()) {
        apply("before");
        Job before = awaitJob("before");

        first.kill();
        apply("after");
        awaitJob("after");

        assertThat(second.isAlive()).isTrue();
        assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("second");
        assertThat(job("before").getMetadata().getUid()).isEqualTo(before.getMetadata().getUid());
        assertThat(server.audit().writesOf(ServiceAccounts.user(namespace)))
            .filteredOn(write -> write.resource().equals("jobs") && write.verb().equals("create"))
            .hasSize(2);
      }
    }
  }

  @Test
  void oneThatLosesTheLeaseEnds() {
    try (OperatorReplica replica = replica("loser", ELECTED).awaitReady()) {
      await().until(() -> lease() != null && "loser".equals(lease().getSpec().getHolderIdentity()));
      server
          .admin()
          .leases()
          .inNamespace(namespace)
          .withName(Leadership.LEASE)
          .edit(
              lease -> {
                // Whatever its holder has written meanwhile.
                lease.getMetadata().setResourceVersion(null);
                lease.getSpec().setHolderIdentity("winner");
                lease.getSpec().setLeaseDurationSeconds(3600);
                return lease;
              });

      assertThat(replica.awaitExit()).isEqualTo(1);
    }
  }

  @Test
  void itOutlivesAnApiServerThatIsAwayAtTheStartAndLater() throws Exception {
    try (CuttableProxy wire = new CuttableProxy(port())) {
      wire.cut();
      try (OperatorReplica replica =
          OperatorReplica.start(through(wire), namespace, "patient", Map.of())) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> replica.get("/q/health/ready").contains("cannot start"));
        wire.mend();
        replica.awaitReady();

        wire.cut();
        await().atMost(Duration.ofSeconds(30)).until(() -> !replica.isReady());
        apply("unheard");
        Thread.sleep(OUTAGE.toMillis());
        wire.mend();

        awaitJob("unheard");
        replica.awaitReady();
        assertThat(replica.isAlive()).isTrue();
      }
    }
  }

  @Test
  void oneOfTwoLeadsAgainAfterAnApiServerThatWasAwayForLongerThanTheLease() throws Exception {
    try (CuttableProxy wire = new CuttableProxy(port());
        RestartedReplicas replicas =
            new RestartedReplicas(
                name -> OperatorReplica.start(through(wire), namespace, name, ELECTED),
                "first",
                "second")) {
      replicas.all().forEach(OperatorReplica::awaitReady);
      apply("begun");
      Job begun = awaitJob("begun");
      Pod pod = jobs.makePod(begun, 1);
      node.running(pod);
      awaitCondition("begun", "Running");

      wire.cut();
      Instant cut = Instant.now();
      apply("unheard");
      // The one that led ends; the Deployment starts it again, in vain for now.
      await()
          .atMost(OUTAGE.plusSeconds(60))
          .until(() -> replicas.restartEnded() > 0 && Instant.now().isAfter(cut.plus(OUTAGE)));
      assertThat(job("unheard")).isNull();
      wire.mend();

      await()
          .atMost(Duration.ofSeconds(90))
          .until(
              () -> {
                replicas.restartEnded();
                return job("unheard") != null
                    && replicas.all().stream().allMatch(OperatorReplica::isReady);
              });
      assertThat(condition("begun", "Running")).isTrue();
      node.ended(pod, 0, "Completed", "{\"iteration\": 100000, \"message\": \"done\"}");
      jobs.completed(begun);
      awaitCondition("begun", "Complete");

      assertThat(job("begun").getMetadata().getUid()).isEqualTo(begun.getMetadata().getUid());
      assertThat(server.audit().writesOf(ServiceAccounts.user(namespace)))
          .filteredOn(write -> write.resource().equals("jobs"))
          .extracting(write -> write.verb() + " " + write.name())
          .as("what was done about Jobs")
          .containsExactly("create begun", "create unheard");
      assertThat(lease().getSpec().getHolderIdentity()).isIn("first", "second");
      assertThat(replicas.all()).filteredOn(OperatorProcessIT::acts).as("leaders").hasSize(1);
    }
  }

  private OperatorReplica replica(String name, Map<String, String> settings) {
    return OperatorReplica.start(server.kubeconfig(), namespace, name, settings);
  }

  /** How to reach the API server by a wire. */
  private String through(CuttableProxy wire) {
    return server.kubeconfig().replace(":" + port(), ":" + wire.port());
  }

  private int port() {
    return URI.create(server.config().getMasterUrl()).getPort();
  }

  /** Whether it has reconciled anything. */
  private static boolean acts(OperatorReplica replica) {
    return replica.get("/q/metrics").contains("operator_sdk_reconciliations_started_total{");
  }

  private void apply(String name) {
    server
        .admin()
        .resource(
            server
                .admin()
                .getKubernetesSerialization()
                .unmarshal(
                    """
                    apiVersion: ganqp.io/v1alpha1
                    kind: GanQpTraining
                    metadata: {name: %s, namespace: %s}
                    spec:
                      dataset: {builtin: {}}
                      storage: {volume: {claimName: models}}
                    """
                        .formatted(name, namespace),
                    GenericKubernetesResource.class))
        .create();
  }

  private Job awaitJob(String name) {
    return await().atMost(Duration.ofSeconds(90)).until(() -> job(name), job -> job != null);
  }

  private void awaitCondition(String training, String type) {
    await().atMost(Duration.ofSeconds(30)).until(() -> condition(training, type));
  }

  private boolean condition(String training, String type) {
    GanQpTrainingStatus status =
        server
            .admin()
            .resources(GanQpTraining.class)
            .inNamespace(namespace)
            .withName(training)
            .get()
            .getStatus();
    return status != null && Conditions.isTrue(status.conditions(), type);
  }

  private Job job(String name) {
    return server.admin().batch().v1().jobs().inNamespace(namespace).withName(name).get();
  }

  private Lease lease() {
    return server.admin().leases().inNamespace(namespace).withName(Leadership.LEASE).get();
  }
}
