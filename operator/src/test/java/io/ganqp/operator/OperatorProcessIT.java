package io.ganqp.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.ganqp.operator.cluster.CuttableProxy;
import io.ganqp.operator.cluster.OperatorReplica;
import io.ganqp.operator.cluster.ServiceAccounts;
import io.ganqp.operator.cluster.TestApiServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged operator, process by process, against a real API server. */
class OperatorProcessIT {

  private static final Map<String, String> ELECTED =
      Map.of("GANQP_OPERATOR_LEADER_ELECTION", "true");

  /** Longer than any timeout of the client; sixty seconds when it is asked for. */
  private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage", 15));

  private final TestApiServer server = TestApiServer.shared();
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
                lease.getSpec().setHolderIdentity("winner");
                lease.getSpec().setLeaseDurationSeconds(3600);
                return lease;
              });

      assertThat(replica.awaitExit()).isEqualTo(1);
    }
  }

  @Test
  void itOutlivesAnApiServerThatIsAwayAtTheStartAndLater() throws Exception {
    int port = URI.create(server.config().getMasterUrl()).getPort();
    try (CuttableProxy wire = new CuttableProxy(port)) {
      wire.cut();
      String kubeconfig = server.kubeconfig().replace(":" + port, ":" + wire.port());
      try (OperatorReplica replica =
          OperatorReplica.start(kubeconfig, namespace, "patient", Map.of())) {
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

  private OperatorReplica replica(String name, Map<String, String> settings) {
    return OperatorReplica.start(server.kubeconfig(), namespace, name, settings);
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

  private Job job(String name) {
    return server.admin().batch().v1().jobs().inNamespace(namespace).withName(name).get();
  }

  private Lease lease() {
    return server.admin().leases().inNamespace(namespace).withName(Leadership.LEASE).get();
  }
}
