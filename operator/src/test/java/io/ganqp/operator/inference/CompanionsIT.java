package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static io.ganqp.operator.inference.ServingConditions.ROLLOUT_BLOCKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.ganqp.crds.v1alpha1.GanQpInferenceStatus;
import io.ganqp.operator.cluster.AuditLog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanionsIT {
  private static final String EVERYTHING =
      """
      autoscaling: {maxReplicas: 4, targetQueueLength: 8}
      ingress: {host: faces.example.com, className: nginx, tlsSecretName: tls, annotations: {a: b}}
      httpRoute: {gateway: {name: public}}
      monitoring: {labels: {release: prometheus}}
      grpc: {}
      server:
        image: registry.example.com/inference:2
        imagePullPolicy: Always
        resources: {requests: {cpu: "0.25", memory: 1024Mi}, limits: {memory: "2147483648"}}
        nodeSelector: {disk: ssd}
        tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}]
        affinity:
          podAntiAffinity:
            preferredDuringSchedulingIgnoredDuringExecution:
              - weight: 10
                podAffinityTerm:
                  topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app.kubernetes.io/instance: faces}}
        priorityClassName: system-cluster-critical
        imagePullSecrets: [{name: registry}]
        env:
          - {name: GANQP_WORKERS, value: "2"}
          - {name: TOKEN, valueFrom: {secretKeyRef: {name: tokens, key: mine}}}
          - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
          - {name: CPUS, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}
        volumes: [{mountPath: /etc/company, configMapName: company}]
      """;

  @AutoClose private final ServingCluster cluster = ServingCluster.trained();

  @ParameterizedTest
  @ValueSource(strings = {"", EVERYTHING})
  void anIdleOperatorWritesNothing(String spec) throws Exception {
    cluster.serveTraining(spec);
    eventually(() -> assertThat(cluster.deployment()).isNotNull());
    cluster.controllers().complete();
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);
    TimeUnit.SECONDS.sleep(1); // The audit log is written after the answer.
    GanQpInferenceStatus status = cluster.inference().getStatus();
    List<AuditLog.Write> before = cluster.writes();

    touch(Deployment.class);
    touch(Service.class);
    TimeUnit.SECONDS.sleep(3);
    cluster.stopOperator();
    cluster.startOperator();
    TimeUnit.SECONDS.sleep(3);
    assertThat(cluster.inference().getStatus()).isEqualTo(status);
    assertThat(cluster.writes())
        .as("after events that change nothing, and a restart")
        .isEqualTo(before);
    assertThat(before)
        .filteredOn(write -> !write.resource().startsWith("ganqpinferences"))
        .as("each resource is written once")
        .doesNotHaveDuplicates();
  }

  @Test
  void everythingGoesWithTheInference() {
    cluster.serveTraining(EVERYTHING);
    eventually(() -> assertThat(cluster.find(Ingress.class)).isNotNull());
    String uid = cluster.inference().getMetadata().getUid();
    for (Class<? extends HasMetadata> kind : Watches.MADE) {
      eventually(() -> assertThat(cluster.find(kind)).as(kind.getSimpleName()).isNotNull());
      assertThat(cluster.find(kind).getMetadata().getOwnerReferences())
          .singleElement()
          .satisfies(
              owner -> {
                assertThat(owner.getUid()).isEqualTo(uid);
                assertThat(owner.getController()).isTrue();
              });
    }
    assertThat(cluster.inference().getMetadata().getFinalizers()).isEmpty();
  }

  @Test
  void whatIsNoLongerAskedForIsTakenAwayAndWhatIsDeletedComesBack() {
    cluster.serveTraining(EVERYTHING);
    eventually(() -> assertThat(cluster.find(Ingress.class)).isNotNull());
    cluster.change("{\"ingress\": null, \"autoscaling\": null}");
    eventually(() -> assertThat(cluster.find(Ingress.class)).isNull());
    eventually(() -> assertThat(cluster.find(HorizontalPodAutoscaler.class)).isNull());

    for (Class<? extends HasMetadata> kind :
        List.of(Service.class, PodDisruptionBudget.class, NetworkPolicy.class, Deployment.class)) {
      String uid = cluster.find(kind).getMetadata().getUid();
      cluster.client().resource(cluster.find(kind)).delete();
      eventually(
          () ->
              assertThat(cluster.find(kind))
                  .as(kind.getSimpleName())
                  .isNotNull()
                  .satisfies(r -> assertThat(r.getMetadata().getUid()).isNotEqualTo(uid)));
    }
  }

  @Test
  void somebodyElsesServiceIsNotTakenOver() {
    Service theirs =
        new ServiceBuilder()
            .withNewMetadata()
            .withNamespace(cluster.namespace())
            .withName("faces")
            .endMetadata()
            .withNewSpec()
            .addToSelector("app", "other")
            .addNewPort()
            .withPort(80)
            .endPort()
            .endSpec()
            .build();
    cluster.client().resource(theirs).create();
    cluster.serveTraining();
    cluster.awaitCondition(READY, "False", ServingReason.NAME_TAKEN);

    assertThat(cluster.condition(READY).getMessage()).contains("Service faces exists already");
    assertThat(cluster.find(Service.class).getSpec().getSelector()).containsKey("app");
  }

  @Test
  void whatTheApiServerRefusesIsSaidInItsWords() {
    cluster.serveTraining("server: {nodeSelector: {\"not a label\": x}}");
    cluster.awaitCondition(READY, "False", ServingReason.REFUSED);
    assertThat(cluster.condition(READY).getMessage()).contains("not a label");

    cluster.change("{\"server\": {\"nodeSelector\": null}}");
    cluster.awaitCondition(READY, "False", ServingReason.STARTING);
    cluster.controllers().complete();
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);

    cluster.change("{\"server\": {\"nodeSelector\": {\"not a label\": \"x\"}}}");
    cluster.awaitCondition(ROLLOUT_BLOCKED, "True", ServingReason.REFUSED);
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);
  }

  private <R extends HasMetadata> void touch(Class<R> kind) {
    R resource = cluster.find(kind);
    resource.getMetadata().getLabels().put("touched", "yes");
    resource.getMetadata().setManagedFields(null);
    cluster.client().resource(resource).update();
  }
}
