package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.BEST;
import static io.ganqp.operator.inference.ServingCluster.BETTER;
import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static io.ganqp.operator.inference.ServingConditions.ROLLOUT_BLOCKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.operator.cluster.FakeNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Pods that are to take over cannot: what is said of it, and that those of before serve on. */
class BlockedRolloutIT {
  @AutoClose private final ServingCluster cluster = new ServingCluster();

  @Test
  void aModelThatDoesNotLoadIsSaidToInTheServicesOwnWordsAndThePodsOfBeforeServeOn()
      throws Exception {
    cluster.serve(FIRST);
    try (UnreadyService service = new UnreadyService("its sha256 is 5, not 2")) {
      cluster.train(BETTER);
      eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
      Pod pod = cluster.controllers().begin(service.port());
      cluster.controllers().unready(pod, service.address());

      cluster.awaitCondition(ROLLOUT_BLOCKED, "True", ServingReason.MODEL_UNUSABLE);
      assertThat(cluster.condition(ROLLOUT_BLOCKED).getMessage())
          .contains(pod.getMetadata().getName())
          .contains("its sha256 is 5, not 2")
          .contains("pods of before serve on");
      assertThat(cluster.condition(READY).getStatus()).isEqualTo("True");
      assertThat(cluster.events("RolloutBlocked")).isEqualTo(1);
    }
    cluster.train(BEST);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BEST));
    cluster.controllers().complete();
    cluster.awaitCondition(ROLLOUT_BLOCKED, "False", ServingReason.UP_TO_DATE);
  }

  @Test
  void anImageThatCannotBePulledBlocksTheRollout() {
    cluster.serve(FIRST);
    cluster.change("{\"server\": {\"image\": \"ganqp/inference:typo\"}}");
    eventually(
        () ->
            assertThat(
                    cluster.deployment().getSpec().getTemplate().getSpec().getContainers().get(0))
                .satisfies(c -> assertThat(c.getImage()).isEqualTo("ganqp/inference:typo")));
    Pod pod = cluster.controllers().begin(ServingNames.PORT_NUMBER);
    cluster
        .controllers()
        .report(
            pod,
            new ContainerStatusBuilder()
                .withName("inference")
                .withImage("ganqp/inference:typo")
                .withImageID("")
                .withRestartCount(0)
                .withReady(false)
                .withNewState()
                .withNewWaiting("no such tag", "ImagePullBackOff")
                .endState()
                .build());

    cluster.awaitCondition(ROLLOUT_BLOCKED, "True", ServingReason.IMAGE_PULL);
    assertThat(cluster.condition(ROLLOUT_BLOCKED).getMessage()).contains("no such tag");
  }

  @Test
  void aSecretThatIsNotThereIsNamedInTheKubeletsWords() {
    cluster.serve(FIRST);
    cluster.change(
        "{\"server\": {\"volumes\": [{\"mountPath\": \"/etc/keys\", \"secretName\": \"keys\"}]}}");
    eventually(
        () ->
            assertThat(cluster.deployment().getSpec().getTemplate().getSpec().getVolumes())
                .anyMatch(volume -> volume.getSecret() != null));
    new FakeNode(cluster.client())
        .unmounted(
            cluster.controllers().begin(ServingNames.PORT_NUMBER),
            "MountVolume.SetUp failed for volume \"keys\" : secret \"keys\" not found");

    cluster.awaitCondition(ROLLOUT_BLOCKED, "True", ServingReason.SECRET_NOT_FOUND);
    assertThat(cluster.condition(ROLLOUT_BLOCKED).getMessage())
        .contains("secret \"keys\" not found")
        .contains("pods of before serve on");
    assertThat(cluster.condition(READY).getStatus()).isEqualTo("True");
  }
}
