package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.ganqp.operator.cluster.AuditLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Kinds that come to a cluster when its operator runs already. */
class ExtensionsIT {
  private static final String BOTH =
      """
      httpRoute: {host: faces.example.com, gateway: {name: public}}
      monitoring: {labels: {release: prometheus}}
      """;

  @Test
  void areMissedAloudMadeWhenTheClusterHasTheKindAndTakenAwayAgain() throws Exception {
    try (ServingCluster cluster = new ServingCluster()) {
      cluster.train(FIRST);
      cluster.serveTraining(BOTH);
      cluster.awaitCondition(READY, "False", ServingReason.STARTING);
      assertThat(cluster.condition(READY).getMessage())
          .contains(
              "The cluster has no HTTPRoute (gateway.networking.k8s.io/v1): install the Gateway"
                  + " API, or unset spec.httpRoute.")
          .contains("no ServiceMonitor", "unset spec.monitoring");

      for (Extension extension : Extension.values()) {
        InstalledKinds.install(extension);
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(Extension.values())
                      .extracting(extension -> find(cluster, extension))
                      .doesNotContainNull());
      eventually(
          () ->
              assertThat(cluster.condition(READY).getMessage())
                  .doesNotContain("The cluster has no"));
      assertThat(find(cluster, Extension.SERVICE_MONITOR).getMetadata().getLabels())
          .containsEntry("release", "prometheus");

      InstalledKinds.uninstall(Extension.HTTP_ROUTE);
      eventually(
          () ->
              assertThat(cluster.condition(READY).getMessage())
                  .contains("The cluster has no HTTPRoute"));
      eventually(() -> assertThat(cluster.failedWatches()).isEmpty());
      InstalledKinds.install(Extension.HTTP_ROUTE);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(find(cluster, Extension.HTTP_ROUTE)).isNotNull());

      TimeUnit.SECONDS.sleep(1);
      List<AuditLog.Write> before = cluster.writes();
      cluster.stopOperator();
      cluster.startOperator();
      TimeUnit.SECONDS.sleep(2);
      assertThat(cluster.writes()).isEqualTo(before);

      cluster.change("{\"httpRoute\": null, \"monitoring\": null}");
      for (Extension extension : Extension.values()) {
        eventually(() -> assertThat(find(cluster, extension)).isNull());
      }
      InstalledKinds.uninstall(Extension.SERVICE_MONITOR);
      eventually(() -> assertThat(cluster.failedWatches()).containsExactly("ServiceMonitor"));
      assertThat(cluster.brokenWatches()).isEmpty();
    }
  }

  private static GenericKubernetesResource find(ServingCluster cluster, Extension extension) {
    return cluster
        .client()
        .genericKubernetesResources(extension.type().apiVersion(), extension.kind())
        .inNamespace(cluster.namespace())
        .withName("faces")
        .get();
  }
}
