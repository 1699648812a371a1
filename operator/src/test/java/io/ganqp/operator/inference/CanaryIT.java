package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.BEST;
import static io.ganqp.operator.inference.ServingCluster.BETTER;
import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.operator.canary.CanaryConditions;
import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.Standing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A better model is tried by a share of the traffic before it is rolled out. */
class CanaryIT {
  private static final String ROUTE = "httpRoute: {gateway: {name: public}}";
  private static final String BY_HAND = "canary: {percent: 20}";

  @AutoClose private final ServingCluster cluster = ServingCluster.trained();

  @BeforeAll
  static void theClusterHasRoutes() {
    InstalledKinds.install(Extension.HTTP_ROUTE);
  }

  @AfterAll
  static void itHadThemForTheseTestsOnly() {
    InstalledKinds.uninstall(Extension.HTTP_ROUTE);
  }

  private static final ContainerStatus ENDED =
      new ContainerStatusBuilder()
          .withName("inference")
          .withReady(false)
          .withNewState()
          .withNewTerminated()
          .withExitCode(1)
          .withReason("Error")
          .withMessage("no such class")
          .endTerminated()
          .endState()
          .build();

  @Test
  void aBetterModelIsTriedAndPromotedByAPerson() {
    serve(BY_HAND);
    assertThat(weights()).isEqualTo(Map.of("faces", 1));
    assertThat(canaryDeployment()).isNull();

    cluster.train(BETTER);
    awaitPhase(CanaryPhase.STARTING);
    eventually(() -> assertThat(ServingCluster.model(canaryDeployment())).isEqualTo(BETTER));
    assertThat(cluster.model()).isEqualTo(FIRST);
    assertThat(weights()).isEqualTo(Map.of("faces", 1));
    for (Class<? extends HasMetadata> kind : CanaryResources.KINDS) {
      assertThat(cluster.find(kind, "faces-canary")).as(kind.getSimpleName()).isNotNull();
    }

    cluster.canaryControllers().complete();
    awaitPhase(CanaryPhase.SERVING);
    eventually(() -> assertThat(weights()).isEqualTo(Map.of("faces", 80, "faces-canary", 20)));
    assertThat(canary().model().sha256()).isEqualTo(BETTER);
    assertThat(canary().percent()).isEqualTo(20);
    assertThat(cluster.inference().getStatus().model().sha256()).isEqualTo(FIRST);
    assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
        .contains("222222222222", "20 %", "canary.promote", canary().revision());
    assertThat(cluster.condition(Standing.RECONCILING).getStatus()).isEqualTo("False");

    cluster.change("{\"canary\": {\"promote\": \"%s\"}}".formatted(canary().revision()));
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    awaitPhase(CanaryPhase.PROMOTING);
    assertThat(weights()).containsEntry("faces-canary", 20);
    cluster.controllers().complete();
    awaitPhase(CanaryPhase.PROMOTED);
    eventually(() -> assertThat(weights()).isEqualTo(Map.of("faces", 1)));
    eventually(this::assertNothingIsLeft);
    assertThat(cluster.inference().getStatus().model().sha256()).isEqualTo(BETTER);
    assertThat(cluster.inference().getStatus().rollout().model().sha256()).isEqualTo(BETTER);
    assertThat(cluster.events("CanaryStarted")).isEqualTo(1);
    assertThat(cluster.events("CanaryPromoted")).isEqualTo(1);
  }

  @Test
  void itIsPromotedByItselfAfterTheTimeAndTheNextBetterOneIsTriedThen() {
    serve("canary: {percent: 20, promoteAfterSeconds: 3}");
    cluster.train(BETTER);
    eventually(() -> assertThat(canaryDeployment()).isNotNull());
    cluster.train(BEST);
    cluster.canaryControllers().complete();
    awaitPhase(CanaryPhase.SERVING);
    assertThat(canary().model().sha256()).as("one that is tried is tried on").isEqualTo(BETTER);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    cluster.controllers().complete();

    eventually(() -> assertThat(canary().model().sha256()).isEqualTo(BEST));
    eventually(() -> assertThat(ServingCluster.model(canaryDeployment())).isEqualTo(BEST));
    assertThat(cluster.model()).isEqualTo(BETTER);
  }

  @Test
  void aCandidateThatComplainsIsWaitedForAndOneThatEndsIsTakenBack() throws Exception {
    serve(BY_HAND);
    Pod pod;
    try (UnreadyService service = new UnreadyService("its sha256 is 5, not 2")) {
      cluster.train(BETTER);
      eventually(() -> assertThat(canaryDeployment()).isNotNull());
      pod = cluster.canaryControllers().begin(service.port());
      cluster.canaryControllers().unready(pod, service.address());
      eventually(
          () ->
              assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
                  .contains("its sha256 is 5, not 2"));
      assertThat(canary().phase()).isEqualTo(CanaryPhase.STARTING);
    }
    cluster.canaryControllers().report(pod, ENDED);
    awaitPhase(CanaryPhase.FAILED);
    cluster.awaitCondition(CanaryConditions.FAILED, "True", ServingReason.CONTAINER_FAILED);
    assertThat(cluster.condition(CanaryConditions.FAILED).getMessage()).contains("no such class");
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);
    assertThat(cluster.condition(Standing.STALLED).getStatus()).isEqualTo("True");
    eventually(this::assertNothingIsLeft);
    assertThat(cluster.model()).isEqualTo(FIRST);
    assertThat(cluster.events("CanaryFailed")).isEqualTo(1);
    assertThat(cluster.condition(CanaryConditions.FAILED).getMessage())
        .as("also when its pods are gone")
        .contains("no such class");

    cluster.stopOperator();
    cluster.startOperator();
    cluster.train(BEST);
    eventually(() -> assertThat(ServingCluster.model(canaryDeployment())).isEqualTo(BEST));
    assertThat(cluster.model()).isEqualTo(FIRST);
  }

  @Test
  void oneWhoseContainerEndsIsTakenBackEvenIfItServesAgain() {
    serve(BY_HAND);
    cluster.train(BETTER);
    eventually(() -> assertThat(canaryDeployment()).isNotNull());
    cluster.canaryControllers().complete();
    awaitPhase(CanaryPhase.SERVING);
    Pod pod =
        cluster
            .client()
            .pods()
            .inNamespace(cluster.namespace())
            .withLabel("app.kubernetes.io/name", "ganqp-inference-canary")
            .list()
            .getItems()
            .get(0);
    cluster
        .canaryControllers()
        .report(
            pod,
            new ContainerStatusBuilder()
                .withName("inference")
                .withImage("ganqp/inference:1")
                .withImageID("")
                .withRestartCount(1)
                .withReady(true)
                .withNewState()
                .withNewRunning()
                .endRunning()
                .endState()
                .withNewLastState()
                .withNewTerminated()
                .withExitCode(134)
                .withReason("Error")
                .withFinishedAt("2026-01-01T12:00:00Z")
                .endTerminated()
                .endLastState()
                .build());
    awaitPhase(CanaryPhase.FAILED);
    cluster.awaitCondition(CanaryConditions.FAILED, "True", ServingReason.CONTAINER_FAILED);
    eventually(() -> assertThat(weights()).isEqualTo(Map.of("faces", 1)));
  }

  @Test
  void aPersonTakesItBackAndEndsCanariesAltogether() {
    serve(BY_HAND);
    cluster.train(BETTER);
    eventually(() -> assertThat(canaryDeployment()).isNotNull());
    cluster.canaryControllers().complete();
    awaitPhase(CanaryPhase.SERVING);
    cluster.change("{\"canary\": {\"reject\": \"%s\"}}".formatted(canary().revision()));
    awaitPhase(CanaryPhase.WITHDRAWN);
    eventually(() -> assertThat(weights()).isEqualTo(Map.of("faces", 1)));
    eventually(this::assertNothingIsLeft);
    assertThat(cluster.model()).isEqualTo(FIRST);

    cluster.change("{\"canary\": null}");
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    eventually(() -> assertThat(canary()).isNull());
    assertThat(
            Conditions.find(cluster.inference().getStatus().conditions(), CanaryConditions.SERVING))
        .isEmpty();
  }

  @Test
  void scaledUpFromZeroTheOthersServeFirst() {
    serve(BY_HAND);
    cluster.inferences().scale(0);
    eventually(() -> assertThat(cluster.deployment().getSpec().getReplicas()).isZero());
    cluster.controllers().complete();
    cluster.train(BETTER);
    awaitPhase(CanaryPhase.WAITING);
    assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
        .contains("when the service is scaled up");

    cluster.inferences().scale(2);
    eventually(() -> assertThat(cluster.deployment().getSpec().getReplicas()).isEqualTo(2));
    eventually(
        () ->
            assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
                .contains("when the roll-out that is under way has ended"));
    assertThat(cluster.model()).isEqualTo(FIRST);
    cluster.controllers().complete();
    awaitPhase(CanaryPhase.STARTING);
    assertThat(cluster.model()).isEqualTo(FIRST);
  }

  @Test
  void whatCannotServeIsReplacedWithoutACanary() throws Exception {
    cluster.serveTraining(ROUTE, BY_HAND);
    eventually(() -> assertThat(cluster.deployment()).isNotNull());
    try (UnreadyService service = new UnreadyService("its sha256 is 5, not 1")) {
      Pod pod = cluster.controllers().begin(service.port());
      cluster.controllers().unready(pod, service.address());
      cluster.awaitCondition(READY, "False", ServingReason.MODEL_UNUSABLE);
      cluster.train(BETTER);
      eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    }
    assertThat(canaryDeployment()).isNull();
  }

  @Test
  void aDeploymentThatSomebodyDeletesComesBackAsItWas() {
    serve(BY_HAND);
    cluster.train(BETTER);
    awaitPhase(CanaryPhase.STARTING);
    String uid = cluster.deployment().getMetadata().getUid();
    cluster.client().resource(cluster.deployment()).delete();
    eventually(
        () ->
            assertThat(cluster.deployment())
                .isNotNull()
                .satisfies(d -> assertThat(d.getMetadata().getUid()).isNotEqualTo(uid)));
    assertThat(cluster.model()).isEqualTo(FIRST);
  }

  @Test
  void aCandidateThatMayGetNoTrafficIsNeitherTriedNorRolledOut() {
    serve("canary: {percent: 20, promoteAfterSeconds: 1}");
    cluster.allow(Permissions.USUAL);
    cluster.change("{\"httpRoute\": {\"gateway\": {\"namespace\": \"gateways\"}}}");
    cluster.train(BETTER);
    awaitPhase(CanaryPhase.WAITING);
    assertThat(cluster.condition(CanaryConditions.SERVING).getMessage())
        .contains("set allow.httpRoutes=All in the chart");
    assertThat(canaryDeployment()).isNull();
    assertThat(cluster.model()).isEqualTo(FIRST);
  }

  private void serve(String canary) {
    cluster.serveTraining(ROUTE, canary);
    eventually(() -> assertThat(cluster.deployment()).isNotNull());
    cluster.controllers().complete();
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);
  }

  private CanaryStatus canary() {
    return cluster.inference().getStatus().canary();
  }

  private void awaitPhase(CanaryPhase phase) {
    eventually(
        () -> assertThat(canary()).isNotNull().extracting(CanaryStatus::phase).isEqualTo(phase));
  }

  private Deployment canaryDeployment() {
    return cluster.find(Deployment.class, "faces-canary");
  }

  private void assertNothingIsLeft() {
    CanaryResources.KINDS.forEach(
        kind -> assertThat(cluster.find(kind, "faces-canary")).as(kind.getSimpleName()).isNull());
  }

  /** Weights of the backends by which the page is reached. */
  private Map<String, Integer> weights() {
    GenericKubernetesResource route =
        cluster
            .client()
            .genericKubernetesResources(
                Extension.HTTP_ROUTE.type().apiVersion(), Extension.HTTP_ROUTE.kind())
            .inNamespace(cluster.namespace())
            .withName("faces")
            .get();
    List<Map<String, Object>> rules = route.get("spec", "rules");
    Set<Map<String, Integer>> weights =
        rules.stream()
            .map(CanaryIT::backends)
            .filter(b -> b.size() > 1 || rules.size() == 2)
            .collect(Collectors.toSet());
    assertThat(weights).as("those of all rules").hasSize(1);
    return weights.iterator().next();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Integer> backends(Map<String, Object> rule) {
    return ((List<Map<String, Object>>) rule.get("backendRefs"))
        .stream()
            .collect(Collectors.toMap(b -> (String) b.get("name"), b -> (Integer) b.get("weight")));
  }
}
