package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpInferenceStatus;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.operator.status.ConditionState;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.tools.RecordedResource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A service in each phase, recorded for the tests of what tools make of it. */
class RecordedServicesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final String SERVING = "{replicas: 2, updatedReplicas: 2, readyReplicas: 2}";
  private static final String ROLLING = "{replicas: 3, updatedReplicas: 1, readyReplicas: 2}";
  private static final String STARTING = "{replicas: 2, updatedReplicas: 2}";

  @Test
  void thatNobodyHasSeen() {
    record("unseen", new GanQpInferenceStatus(-1L, null, null, null, null, null, null, null, null));
  }

  @Test
  void withoutAnythingToServe() {
    stopped("no-model", ServingReason.NO_MODEL, "GanQpTraining faces has no model yet.");
  }

  @Test
  void thatCannotBeMade() {
    stopped("name-taken", ServingReason.NAME_TAKEN, "There is a Service faces already.");
    stopped("refused", ServingReason.REFUSED, "exceeded quota");
  }

  @Test
  void thatStarts() {
    serving("starting", 2, STARTING, Optional.empty());
    serving("unschedulable", 2, STARTING, obstacle(ServingReason.UNSCHEDULABLE));
    serving("image-pull", 2, STARTING, obstacle(ServingReason.IMAGE_PULL));
  }

  @Test
  void thatServes() {
    serving("serving", 2, SERVING, Optional.empty());
    serving("rolling", 2, ROLLING, Optional.empty());
    serving("blocked", 2, ROLLING, obstacle(ServingReason.MODEL_UNUSABLE));
    serving("scaled-to-zero", 0, "{}", Optional.empty());
  }

  @Test
  void thatAsksForMoreThanThereMayBe() {
    List<ConditionState> well =
        ServingConditions.of(
            deployment(2, SERVING), "m", Optional.empty(), List.of(), Optional.empty());
    record("not-allowed", serving(ServingStanding.added(well, List.of("No route."), List.of())));
    record("kind-missing", serving(ServingStanding.added(well, List.of(), List.of("No kind."))));
  }

  @Test
  void thatWasTakenBack() {
    record(
        "rolled-back",
        status(
            ServingConditions.of(
                deployment(2, SERVING), "m", Optional.of("n"), List.of(), Optional.empty())));
  }

  @Test
  void thatCannotBeActedOn() {
    GanQpInference inference = inference();
    inference.setStatus(
        status(
            ServingConditions.of(
                deployment(2, SERVING), "m", Optional.empty(), List.of(), Optional.empty())));
    record(
        "operator-error",
        ServingStatus.failing(inference, new KubernetesClientException("no answer"), NOW));
  }

  private static void stopped(String name, ServingReason reason, String why) {
    record(name, status(ServingConditions.stopped(reason, why, Optional.empty())));
  }

  private static void serving(
      String name, int replicas, String status, Optional<Obstacle> obstacle) {
    record(
        name,
        status(
            ServingConditions.of(
                deployment(replicas, status), "m", Optional.empty(), List.of(), obstacle)));
  }

  private static Optional<Obstacle> obstacle(ServingReason reason) {
    return Optional.of(new Obstacle(reason, "Pod p: as it says."));
  }

  private static GanQpInferenceStatus serving(List<ConditionState> states) {
    return new GanQpInferenceStatus(
        1L, Conditions.with(null, states, NOW), null, null, null, 2, 2, null, null);
  }

  private static GanQpInferenceStatus status(List<ConditionState> states) {
    return ServingStatus.stopped(inference(), states, Optional.empty(), NOW);
  }

  private static Deployment deployment(int replicas, String status) {
    return new KubernetesSerialization()
        .unmarshal(
            """
            metadata: {name: faces}
            spec: {replicas: %d}
            status: %s
            """
                .formatted(replicas, status),
            Deployment.class);
  }

  private static GanQpInference inference() {
    GanQpInference inference =
        DocumentReader.ofInferences()
            .parse(
                "inference",
                """
                apiVersion: ganqp.io/v1alpha1
                kind: GanQpInference
                metadata: {name: faces, namespace: vision}
                spec:
                  model: {trainingName: faces}
                """);
    inference.getMetadata().setGeneration(1L);
    return inference;
  }

  /** The specification does not matter. */
  private static void record(String name, GanQpInferenceStatus status) {
    GanQpInference inference = inference();
    GenericKubernetesResource resource = new GenericKubernetesResource();
    resource.setApiVersion(inference.getApiVersion());
    resource.setKind(inference.getKind());
    resource.setMetadata(inference.getMetadata());
    resource.setAdditionalProperty("status", status);
    new RecordedResource("inference-" + name).assertIs(resource);
  }
}
