package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.pod.Labels;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.Standing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The service that a training asks for, when it asks for another one and for none. */
class ServiceOfTrainingIT {

  @AutoClose private static final TrainingFixture fixture = new TrainingFixture();

  @Test
  void itIsScaledByLoadThenFixedThenKept() {
    fixture.apply("served", "serving: {}");
    fixture.awaitRunningPod("served", 1);
    giveModel("served");
    GanQpInference scaled = await("served", service -> service.getSpec().autoscaling() != null);

    assertThat(scaled.getSpec().autoscaling().maxReplicas()).isEqualTo(10);
    assertThat(scaled.getMetadata().getLabels())
        .as("no tool takes it for its own")
        .doesNotContainKey(Labels.INSTANCE);

    fixture.patch("served", "spec: {serving: {replicas: 3}}");
    GanQpInference fixed = await("served", service -> service.getSpec().replicas() == 3);
    assertThat(fixed.getSpec().autoscaling()).isNull();

    fixture.patch("served", "spec: {serving: null}");
    Condition kept =
        Conditions.find(
                fixture
                    .awaitStatus(
                        "served", s -> Conditions.isTrue(s.conditions(), Serving.CONDITION))
                    .conditions(),
                Serving.CONDITION)
            .orElseThrow();
    assertThat(kept.getReason()).isEqualTo(Reason.SERVICE_KEPT.word());
    assertThat(kept.getMessage()).contains("GanQpInference served serves on").contains("delete it");

    services("served").delete();
    fixture.awaitStatus(
        "served", s -> Conditions.find(s.conditions(), Serving.CONDITION).isEmpty());
  }

  @Test
  void oneThatIsRefusedKeepsNoTrainingFromItsEnd() {
    forbidServices("denied");
    fixture.apply("denied", "serving: {}");
    Pod pod = fixture.awaitRunningPod("denied", 1);
    giveModel("denied");
    fixture.awaitStatus("denied", s -> Conditions.isTrue(s.conditions(), Standing.STALLED));

    fixture.node().ended(pod, 0, "Completed", "");
    fixture.jobs().completed(fixture.job("denied"));
    GanQpTrainingStatus complete =
        fixture.awaitStatus(
            "denied", s -> Conditions.isTrue(s.conditions(), Phase.COMPLETE.condition()));
    assertThat(Conditions.find(complete.conditions(), Standing.STALLED).orElseThrow())
        .satisfies(stalled -> assertThat(stalled.getReason()).isEqualTo("Refused"))
        .satisfies(stalled -> assertThat(stalled.getMessage()).contains("no services this month"));
  }

  /** As soon as the API server heeds it. */
  private static void forbidServices(String name) {
    String policy = "no-services-" + fixture.namespace();
    fixture
        .admin()
        .load(
            new ByteArrayInputStream(
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: POLICY}
                spec:
                  matchConstraints:
                    namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: NAMESPACE}}
                    resourceRules:
                      - apiGroups: [ganqp.io]
                        apiVersions: [v1alpha1]
                        operations: [CREATE]
                        resources: [ganqpinferences]
                  validations:
                    - {expression: "object.metadata.name != 'NAME'", message: no services this month}
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: POLICY}
                spec: {policyName: POLICY, validationActions: [Deny]}
                """
                    .replace("POLICY", policy)
                    .replace("NAMESPACE", fixture.namespace())
                    .replace("NAME", name)
                    .getBytes(StandardCharsets.UTF_8)))
        .create();
    GenericKubernetesResource forbidden =
        fixture
            .admin()
            .getKubernetesSerialization()
            .unmarshal(
                """
                apiVersion: ganqp.io/v1alpha1
                kind: GanQpInference
                metadata: {name: %s, namespace: %s}
                spec: {model: {trainingName: none}}
                """
                    .formatted(name, fixture.namespace()),
                GenericKubernetesResource.class);
    Awaitility.await()
        .until(
            () -> {
              try {
                fixture.admin().resource(forbidden).dryRun().create();
                return false;
              } catch (KubernetesClientException e) {
                return e.getMessage().contains("no services this month");
              }
            });
  }

  private static void giveModel(String name) {
    String digest = "1".repeat(64);
    fixture
        .admin()
        .resources(GanQpTraining.class)
        .inNamespace(fixture.namespace())
        .withName(name)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            """
            {"status": {"model": {"uri": "pvc://models/generator.onnx", "sha256": "%s", \
            "version": "%.12s", "metric": "swd", "direction": "Lower", "value": 0.5}}}
            """
                .formatted(digest, digest));
    fixture.patch(name, "spec: {runPolicy: {ttlSecondsAfterFinished: 3600}}");
  }

  private static Resource<GanQpInference> services(String name) {
    return fixture
        .admin()
        .resources(GanQpInference.class)
        .inNamespace(fixture.namespace())
        .withName(name);
  }

  private static GanQpInference await(String name, Predicate<GanQpInference> expected) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> services(name).get(), found -> found != null && expected.test(found));
  }
}
