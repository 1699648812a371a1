package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.operator.status.ConditionState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServingConditionsTest {
  private static final Optional<Obstacle> BROKEN =
      Optional.of(new Obstacle(ServingReason.MODEL_UNUSABLE, "Pod p: damaged."));

  @Test
  void allWell() {
    assertThat(said("{replicas: 2, updatedReplicas: 2, readyReplicas: 2}", Optional.empty()))
        .containsExactly(
            "Ready=true Serving: Model m is served.",
            "RolloutBlocked=false UpToDate: All pods serve model m.",
            "RolledBack=false UpToDate: Nothing was taken back.");
  }

  @Test
  void underWay() {
    assertThat(said("{replicas: 3, updatedReplicas: 1, readyReplicas: 2}", Optional.empty()))
        .startsWith(
            "Ready=true Serving: Faces are served; model m is being rolled out.",
            "RolloutBlocked=false RollingOut: Pods with model m are taking over.");
  }

  @Test
  void stuckWhileThePodsOfBeforeServe() {
    assertThat(said("{replicas: 3, updatedReplicas: 1, readyReplicas: 2}", BROKEN))
        .startsWith(
            "Ready=true Serving: Faces are served; model m is being rolled out. Pod p: damaged.",
            "RolloutBlocked=true ModelUnusable: Pod p: damaged. (The pods of before serve on.)");
  }

  @Test
  void stuckFromTheStart() {
    assertThat(said("{replicas: 2, updatedReplicas: 2}", BROKEN))
        .startsWith(
            "Ready=false ModelUnusable: Pod p: damaged.",
            "RolloutBlocked=true ModelUnusable: Pod p: damaged.");
  }

  @Test
  void aPodThatFailsLaterBlocksNoRollout() {
    assertThat(said("{replicas: 2, updatedReplicas: 2, readyReplicas: 1}", BROKEN))
        .startsWith(
            "Ready=true Serving: Model m is served. Pod p: damaged.",
            "RolloutBlocked=false UpToDate: All pods serve model m.");
  }

  @Test
  void whatTheDeploymentComplainsOf() {
    String quota =
        "{conditions: [{type: ReplicaFailure, status: \"True\", message: exceeded quota}]}";
    String deadline = "{conditions: [{type: Progressing, status: \"False\", message: timed out}]}";

    assertThat(said(quota, Optional.empty()))
        .startsWith(
            "Ready=false PodsRefused: exceeded quota; raise the quota, or ask for less in"
                + " spec.server.resources",
            "RolloutBlocked=true PodsRefused: exceeded quota; raise the quota, or ask for less in"
                + " spec.server.resources");
    assertThat(said(deadline, Optional.empty()))
        .startsWith("Ready=false ProgressDeadlineExceeded: timed out");
  }

  @Test
  void anInitContainerThatRunsBlocksNothing() {
    Optional<Obstacle> runs =
        Optional.of(new Obstacle(ServingReason.STARTING, "Pod p: waits for init container i."));

    assertThat(said("{replicas: 2, updatedReplicas: 2}", runs))
        .startsWith(
            "Ready=false Starting: Pod p: waits for init container i.",
            "RolloutBlocked=false RollingOut: Pods with model m are taking over.");
    assertThat(
            said(
                "{conditions: [{type: Progressing, status: \"False\", message: timed out}]}", runs))
        .startsWith(
            "Ready=false ProgressDeadlineExceeded: timed out. Pod p: waits for init container i.");
  }

  @Test
  void whatItSaidOfAnEarlierSpecIsForgotten() {
    Deployment deployment =
        deployment("{replicas: 2, updatedReplicas: 2, readyReplicas: 2, observedGeneration: 1}");
    deployment.getMetadata().setGeneration(2L);

    assertThat(DeploymentProgress.of(deployment).rolling()).isTrue();
  }

  @Test
  void takenBack() {
    List<ConditionState> states =
        ServingConditions.of(
            deployment("{replicas: 2, updatedReplicas: 2, readyReplicas: 2}"),
            "old",
            Optional.of("new"),
            List.of(),
            Optional.empty());

    assertThat(states.get(2).holds()).isTrue();
    assertThat(states.get(2).message()).contains("with model old").contains("with model new");
  }

  @Test
  void remarksAreAddedWhetherItServesOrNot() {
    assertThat(ready("{replicas: 2, updatedReplicas: 2, readyReplicas: 2}", "One.", "Two."))
        .isEqualTo("Model m is served. One. Two.");
    assertThat(ready("{replicas: 2, updatedReplicas: 2}", "One."))
        .isEqualTo("Waiting for the pods to be ready. One.");
  }

  private static String ready(String status, String... remarks) {
    return ServingConditions.of(
            deployment(status), "m", Optional.empty(), List.of(remarks), Optional.empty())
        .get(0)
        .message();
  }

  private static List<String> said(String status, Optional<Obstacle> obstacle) {
    return ServingConditions.of(deployment(status), "m", Optional.empty(), List.of(), obstacle)
        .stream()
        .map(s -> "%s=%s %s: %s".formatted(s.type(), s.holds(), s.reason(), s.message()))
        .toList();
  }

  private static Deployment deployment(String status) {
    return new KubernetesSerialization()
        .unmarshal(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: faces}
            spec: {replicas: 2}
            status: %s
            """
                .formatted(status),
            Deployment.class);
  }
}
