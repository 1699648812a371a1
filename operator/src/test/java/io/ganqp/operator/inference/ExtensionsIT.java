package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.ganqp.operator.cluster.AuditLog;
import io.ganqp.operator.cluster.TestApiServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
        install(extension);
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

      uninstall(Extension.HTTP_ROUTE);
      eventually(
          () ->
              assertThat(cluster.condition(READY).getMessage())
                  .contains("The cluster has no HTTPRoute"));
      eventually(() -> assertThat(cluster.failedWatches()).isEmpty());
      install(Extension.HTTP_ROUTE);
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
      uninstall(Extension.SERVICE_MONITOR);
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

  private static void uninstall(Extension extension) {
    TestApiServer.shared().admin().resource(definition(extension)).delete();
    eventually(() -> assertThat(extension.isKnown(TestApiServer.shared().admin())).isFalse());
  }

  private static void install(Extension extension) {
    TestApiServer.shared().admin().resource(definition(extension)).create();
    eventually(() -> assertThat(extension.isKnown(TestApiServer.shared().admin())).isTrue());
  }

  /** The kind without its schema: what is written must be whole by itself. */
  private static CustomResourceDefinition definition(Extension extension) {
    String plural = extension.kind().toLowerCase(Locale.ROOT) + "s";
    return new CustomResourceDefinitionBuilder()
        .withNewMetadata()
        .withName(plural + "." + extension.type().getGroup())
        .addToAnnotations("api-approved.kubernetes.io", "unapproved, for a test")
        .endMetadata()
        .withNewSpec()
        .withGroup(extension.type().getGroup())
        .withScope("Namespaced")
        .withNewNames()
        .withKind(extension.kind())
        .withPlural(plural)
        .endNames()
        .addNewVersion()
        .withName("v1")
        .withServed(true)
        .withStorage(true)
        .withNewSchema()
        .withNewOpenAPIV3Schema()
        .withType("object")
        .withXKubernetesPreserveUnknownFields(true)
        .endOpenAPIV3Schema()
        .endSchema()
        .endVersion()
        .endSpec()
        .build();
  }
}
