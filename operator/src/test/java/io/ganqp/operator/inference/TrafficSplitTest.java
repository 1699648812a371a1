package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.operator.canary.CanaryDecision;
import io.ganqp.operator.pod.Images;
import io.ganqp.operator.pod.Images.Pair;
import io.ganqp.operator.pod.PodTemplates;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which pods answer which requests while a candidate has a share of them. */
class TrafficSplitTest {
  private static final String OLD = "1".repeat(64);
  private static final String NEW = "2".repeat(64);
  private static final ServingPod PODS =
      new ServingPod(
          new PodTemplates(
              new Images(
                  new Pair("ganqp/trainer:1", "ganqp/trainer-gpu:1"),
                  new Pair("ganqp/inference:1", "ganqp/inference-gpu:1"),
                  Optional.empty())));

  private final GanQpInference former = inference("pvc://before/a.onnx", OLD, "{}");

  @Test
  void whileItIsTriedThePageStaysWithThePodsThatServe() {
    GanQpInference inference = inference("pvc://models/b.onnx", NEW, "{}");
    Rollout tried = rollout(inference, deployment(former)).tried(inference, deployment(former));
    TrafficSplit split =
        TrafficSplit.of(decision(false), tried, Optional.of(deployment(former)), none())
            .orElseThrow();

    assertThat(backends(inference, split))
        .containsEntry("/model", List.of("faces"))
        .containsEntry("/v2/models/faces/versions/" + OLD, List.of("faces"))
        .containsEntry("/v2/models/faces/versions/" + NEW, List.of("faces-canary"))
        .containsEntry("/", List.of("faces", "faces-canary"));
  }

  @Test
  void whileItIsPromotedRequestsThatNameAModelStillReachThePodsThatServeIt() {
    GanQpInference inference = inference("pvc://models/b.onnx", NEW, "{}");
    Deployment before = deployment(former);
    Deployment moved = deployment(inference);
    Pod old =
        new PodBuilder()
            .withMetadata(before.getSpec().getTemplate().getMetadata())
            .editMetadata()
            .withName("faces-1")
            .endMetadata()
            .withSpec(before.getSpec().getTemplate().getSpec())
            .build();
    TrafficSplit begun =
        TrafficSplit.of(decision(true), rollout(inference, before), Optional.of(before), none())
            .orElseThrow();
    TrafficSplit underWay =
        TrafficSplit.of(
                decision(true),
                rollout(inference, moved),
                Optional.of(moved),
                ServingPods.of(Stream.of(old)))
            .orElseThrow();

    assertThat(underWay).isEqualTo(begun);
    assertThat(backends(inference, underWay))
        .containsEntry("/model", List.of("faces-canary"))
        .containsEntry("/v2/models/faces/versions/" + OLD, List.of("faces"))
        .containsEntry("/v2/models/faces/versions/" + NEW, List.of("faces-canary"))
        .containsEntry("/", List.of("faces", "faces-canary"));
  }

  @Test
  void whereTheNamesDifferEachIsAskedOfItsOwnPods() {
    GanQpInference inference =
        inference(
            "pvc://before/a.onnx", OLD, "{env: [{name: GANQP_MODEL_NAME, value: portraits}]}");
    Rollout tried = rollout(inference, deployment(former)).tried(inference, deployment(former));
    TrafficSplit split =
        TrafficSplit.of(decision(false), tried, Optional.of(deployment(former)), none())
            .orElseThrow();

    assertThat(backends(inference, split))
        .containsEntry("/v2/models/faces", List.of("faces"))
        .containsEntry("/v2/models/portraits", List.of("faces-canary"))
        .containsEntry("/v2/models", List.of("faces", "faces-canary"))
        .containsEntry("/model", List.of("faces", "faces-canary"));
  }

  @Test
  void thePodsThatServeHaveTheModelOfTheirOwnDeployment() {
    GanQpInference inference = inference("pvc://models/b.onnx", NEW, "{}");
    Rollout desired = rollout(inference, deployment(former));

    assertThat(desired.before(Optional.of(deployment(former))).model().uri())
        .isEqualTo("pvc://before/a.onnx");
    assertThat(desired.before(Optional.empty()).model().uri()).isEqualTo("pvc://models/b.onnx");
  }

  private static ServingPods none() {
    return ServingPods.of(Stream.empty());
  }

  private static CanaryDecision decision(boolean rollOut) {
    CanaryPhase phase = rollOut ? CanaryPhase.PROMOTING : CanaryPhase.SERVING;
    return new CanaryDecision(
        Optional.of(new CanaryStatus(phase, "2026-01-01T12:00:00Z", "r", 20, null, null, null)),
        rollOut,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO);
  }

  private static Rollout rollout(GanQpInference inference, Deployment present) {
    PinnedModel model = PinnedModel.fixed(inference.getSpec().model());
    return Rollout.of(inference, model, PODS.template(inference, model), Optional.of(present));
  }

  private static Deployment deployment(GanQpInference inference) {
    PinnedModel model = PinnedModel.fixed(inference.getSpec().model());
    PodTemplateSpec template = PODS.template(inference, model);
    return ServingDeployment.of(inference, Track.STABLE, model, template);
  }

  /** Names of the Services by the path of each match that is not of a parameter. */
  private static Map<String, List<String>> backends(GanQpInference inference, TrafficSplit split) {
    GenericKubernetesResource route =
        ServingRoute.of(inference, inference.getSpec().httpRoute(), Optional.of(split));
    List<Map<String, List<Map<String, Object>>>> rules = route.get("spec", "rules");
    Map<String, List<String>> backends = new HashMap<>();
    for (Map<String, List<Map<String, Object>>> rule : rules) {
      List<String> names =
          rule.get("backendRefs").stream().map(backend -> (String) backend.get("name")).toList();
      rule.get("matches").stream()
          .filter(match -> !match.containsKey("queryParams"))
          .map(match -> (String) ((Map<?, ?>) match.get("path")).get("value"))
          .forEach(path -> backends.put(path, names));
    }
    return backends;
  }

  private static GanQpInference inference(String uri, String sha256, String server) {
    return DocumentReader.ofInferences()
        .parse(
            "inference",
            """
            apiVersion: ganqp.io/v1alpha1
            kind: GanQpInference
            metadata: {name: faces, namespace: vision, uid: u}
            spec:
              model: {uri: "%s", sha256: "%s"}
              httpRoute: {gateway: {name: public}}
              canary: {percent: 20}
              server: %s
            """
                .formatted(uri, sha256, server));
  }
}
