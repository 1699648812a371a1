package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.BETTER;
import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.TriedCandidate.BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.operator.canary.CanaryConditions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the cluster does to a candidate is not held against it. */
@ExtendWith(WithRoutes.class)
class HinderedCanaryIT {
  @AutoClose private final ServingCluster cluster = ServingCluster.trained();
  private final TriedCandidate candidate = new TriedCandidate(cluster);

  @Test
  void aQuotaIsWaitedForAndSaid() {
    candidate.serve(BY_HAND);
    ResourceQuota quota = noFurther("count/deployments.apps");
    cluster.train(BETTER);
    eventually(() -> assertThat(said()).contains("exceeded quota: none-further"));
    assertThat(candidate.canary().phase()).isEqualTo(CanaryPhase.STARTING);
    assertThat(cluster.condition(CanaryConditions.FAILED).getStatus()).isEqualTo("False");

    cluster.client().resource(quota).delete();
    cluster.change("{\"canary\": {\"percent\": 30}}");
    eventually(() -> assertThat(candidate.canaryDeployment()).isNotNull());
    podsAreRefused("pods \"faces-canary-1-abcde\" is forbidden: exceeded quota: pods");
    eventually(() -> assertThat(said()).contains("exceeded quota: pods"));
    assertThat(candidate.canary().phase()).isEqualTo(CanaryPhase.STARTING);
    assertThat(cluster.model()).isEqualTo(FIRST);
  }

  @Test
  void aTemplateThatCannotBeKeptIsSaidAndKeepsNothingElseFromBeingDone() {
    candidate.serve(BY_HAND);
    noFurther("count/controllerrevisions.apps");
    candidate.tryBetter();
    candidate.awaitPhase(CanaryPhase.SERVING);
    eventually(() -> assertThat(said()).contains("exceeded quota", "controllerrevisions"));
    cluster.change("{\"canary\": {\"reject\": \"%s\"}}".formatted(candidate.canary().revision()));
    candidate.awaitPhase(CanaryPhase.WITHDRAWN);
    eventually(() -> assertThat(said()).contains("was withdrawn.", "exceeded quota"));
    eventually(candidate::assertNothingIsLeft);
  }

  @Test
  void aNodeThatIsStartedAgainIsNoFault() {
    candidate.serve(BY_HAND);
    candidate.tryBetter();
    candidate.awaitPhase(CanaryPhase.SERVING);
    Instant end = Instant.parse("2026-01-01T12:00:00Z");

    restarted(end, "False", end.plusSeconds(100));
    candidate.awaitPhase(CanaryPhase.STARTING);
    restarted(end, "True", end.plusSeconds(100));
    candidate.awaitPhase(CanaryPhase.SERVING);
    assertThat(cluster.events("CanaryFailed")).isZero();

    restarted(end, "True", end.minusSeconds(100));
    candidate.awaitPhase(CanaryPhase.FAILED);
  }

  private String said() {
    return cluster.condition(CanaryConditions.SERVING).getMessage();
  }

  /** No controller of quotas runs here: what is used is written by hand. */
  private ResourceQuota noFurther(String kind) {
    Map<String, Quantity> one = Map.of(kind, new Quantity("1"));
    ResourceQuota quota =
        cluster
            .client()
            .resource(
                new ResourceQuotaBuilder()
                    .withNewMetadata()
                    .withNamespace(cluster.namespace())
                    .withName("none-further")
                    .endMetadata()
                    .withNewSpec()
                    .withHard(one)
                    .endSpec()
                    .build())
            .create();
    return cluster
        .client()
        .resource(quota)
        .editStatus(
            q ->
                new ResourceQuotaBuilder(q)
                    .withNewStatus()
                    .withHard(one)
                    .withUsed(one)
                    .endStatus()
                    .build());
  }

  private void podsAreRefused(String message) {
    cluster
        .client()
        .resource(candidate.canaryDeployment())
        .editStatus(
            d ->
                new DeploymentBuilder(d)
                    .withNewStatus()
                    .withObservedGeneration(d.getMetadata().getGeneration())
                    .addNewCondition()
                    .withType("ReplicaFailure")
                    .withStatus("True")
                    .withReason("FailedCreate")
                    .withMessage(message)
                    .endCondition()
                    .endStatus()
                    .build());
  }

  private String canaryPod() {
    return cluster
        .client()
        .pods()
        .inNamespace(cluster.namespace())
        .withLabel("app.kubernetes.io/name", "ganqp-inference-canary")
        .list()
        .getItems()
        .get(0)
        .getMetadata()
        .getName();
  }

  /** A container has ended with an error, and a sandbox is there or not, since some time. */
  private void restarted(Instant end, String sandbox, Instant since) {
    cluster
        .client()
        .pods()
        .inNamespace(cluster.namespace())
        .withName(canaryPod())
        .editStatus(
            p ->
                new PodBuilder(p)
                    .editStatus()
                    .withConditions()
                    .addNewCondition()
                    .withType("Ready")
                    .withStatus(sandbox)
                    .endCondition()
                    .addNewCondition()
                    .withType("PodReadyToStartContainers")
                    .withStatus(sandbox)
                    .withLastTransitionTime(since.toString())
                    .endCondition()
                    .editFirstContainerStatus()
                    .withNewLastState()
                    .withNewTerminated()
                    .withExitCode(137)
                    .withReason("Error")
                    .withFinishedAt(end.toString())
                    .endTerminated()
                    .endLastState()
                    .endContainerStatus()
                    .endStatus()
                    .build());
  }
}
