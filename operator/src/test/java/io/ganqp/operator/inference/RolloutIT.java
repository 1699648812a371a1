package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.BEST;
import static io.ganqp.operator.inference.ServingCluster.BETTER;
import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static io.ganqp.operator.inference.ServingConditions.ROLLED_BACK;
import static io.ganqp.operator.inference.ServingConditions.ROLLOUT_BLOCKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.crds.v1alpha1.GanQpInferenceStatus;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RolloutIT {
  private ServingCluster cluster;

  @BeforeEach
  void start() {
    cluster = new ServingCluster();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void waitsForTheTrainingAndItsFirstModel() {
    cluster.serveTraining();
    cluster.awaitCondition(READY, "False", ServingReason.NO_MODEL);
    assertThat(cluster.condition(READY).getMessage()).contains("no GanQpTraining faces");
    assertThat(cluster.deployment()).isNull();

    cluster.train(null);
    cluster.train(FIRST);
    cluster.awaitCondition(READY, "False", ServingReason.STARTING);
    cluster.controllers().complete();
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);

    GanQpInferenceStatus status = cluster.inference().getStatus();
    assertThat(cluster.model()).isEqualTo(FIRST);
    assertThat(status.model().uri()).isEqualTo(cluster.uri(FIRST));
    assertThat(status.model().distance()).isEqualTo(0.5);
    assertThat(status.url()).isEqualTo("http://faces." + cluster.namespace());
    assertThat(status.readyReplicas()).isEqualTo(1);
  }

  @Test
  void aBetterModelIsRolledOutOnce() {
    serve(FIRST);

    cluster.train(BETTER);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    cluster.awaitCondition(ROLLOUT_BLOCKED, "False", ServingReason.ROLLING_OUT);
    assertThat(cluster.condition(READY).getStatus()).isEqualTo("True");
    cluster.controllers().complete();
    cluster.awaitCondition(ROLLOUT_BLOCKED, "False", ServingReason.UP_TO_DATE);

    assertThat(cluster.inference().getStatus().model().sha256()).isEqualTo(BETTER);
    assertThat(events("RolledOut")).isEqualTo(2);
  }

  @Test
  void aModelThatDoesNotLoadIsSaidToInTheServicesOwnWordsAndThePodsOfBeforeServeOn()
      throws Exception {
    serve(FIRST);
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
      assertThat(events("RolloutBlocked")).isEqualTo(1);
    }
    cluster.train(BEST);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BEST));
    cluster.controllers().complete();
    cluster.awaitCondition(ROLLOUT_BLOCKED, "False", ServingReason.UP_TO_DATE);
  }

  @Test
  void anImageThatCannotBePulledBlocksTheRollout() {
    serve(FIRST);
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
  void anUndoHoldsUntilThereIsAnotherModel() throws Exception {
    serve(FIRST);
    cluster.train(BETTER);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    cluster.controllers().complete();
    cluster.awaitCondition(ROLLOUT_BLOCKED, "False", ServingReason.UP_TO_DATE);

    Kubectl.run(cluster.namespace(), "rollout", "undo", "deployment/faces");
    assertThat(cluster.model()).isEqualTo(FIRST);
    cluster.controllers().complete();
    cluster.awaitCondition(ROLLED_BACK, "True", ServingReason.ROLLED_BACK);
    assertThat(cluster.condition(ROLLED_BACK).getMessage()).contains("222222222222");
    assertThat(cluster.inference().getStatus().model().sha256()).isEqualTo(FIRST);
    assertThat(cluster.inference().getStatus().model().uri()).isEqualTo(cluster.uri(FIRST));

    cluster.change("{\"replicas\": 2}");
    eventually(() -> assertThat(cluster.deployment().getSpec().getReplicas()).isEqualTo(2));
    cluster.stopOperator();
    cluster.startOperator();
    cluster.training().delete();
    cluster.controllers().complete();
    eventually(() -> assertThat(cluster.inference().getStatus().readyReplicas()).isEqualTo(2));
    assertThat(cluster.model()).as("neither scaling nor a restart ends it").isEqualTo(FIRST);
    assertThat(events("RolledBack")).isEqualTo(1);

    cluster.train(BEST);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BEST));
    cluster.awaitCondition(ROLLED_BACK, "False", ServingReason.UP_TO_DATE);
  }

  @Test
  void anUndoOfTheUndoIsWhatWasRolledOut() throws Exception {
    serve(FIRST);
    cluster.train(BETTER);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    cluster.controllers().complete();
    Kubectl.run(cluster.namespace(), "rollout", "undo", "deployment/faces");
    cluster.controllers().complete();
    cluster.awaitCondition(ROLLED_BACK, "True", ServingReason.ROLLED_BACK);

    Kubectl.run(cluster.namespace(), "rollout", "undo", "deployment/faces");
    cluster.controllers().complete();
    cluster.awaitCondition(ROLLED_BACK, "False", ServingReason.UP_TO_DATE);
    assertThat(cluster.model()).isEqualTo(BETTER);
  }

  @Test
  void whatAnUndoBroughtBackIsGoneWithTheNextRollout() throws Exception {
    serve(FIRST);
    cluster.change("{\"server\": {\"nodeSelector\": {\"disk\": \"ssd\"}}}");
    eventually(() -> assertThat(nodeSelector()).containsKey("disk"));
    cluster.controllers().complete();
    cluster.change("{\"server\": {\"nodeSelector\": null}}");
    eventually(() -> assertThat(nodeSelector()).isEmpty());
    cluster.controllers().complete();
    cluster.awaitCondition(ROLLOUT_BLOCKED, "False", ServingReason.UP_TO_DATE);

    Kubectl.run(cluster.namespace(), "rollout", "undo", "deployment/faces");
    assertThat(nodeSelector()).containsKey("disk");
    cluster.controllers().complete();
    cluster.awaitCondition(ROLLED_BACK, "True", ServingReason.ROLLED_BACK);
    cluster.train(BETTER);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    assertThat(nodeSelector()).isEmpty();
  }

  private Map<String, String> nodeSelector() {
    return cluster.deployment().getSpec().getTemplate().getSpec().getNodeSelector();
  }

  @Test
  void anEditOfTheTemplateIsMended() throws Exception {
    serve(FIRST);
    Kubectl.run(cluster.namespace(), "set", "image", "deployment/faces", "inference=evil");
    eventually(
        () ->
            assertThat(
                    cluster
                        .deployment()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getImage())
                .isEqualTo("ganqp/inference:1"));
  }

  @Test
  void aPinnedModelStaysWhateverTheTrainingDoes() {
    cluster.train(FIRST);
    cluster.apply(
        """
        apiVersion: ganqp.io/v1alpha1
        kind: GanQpInference
        metadata: {name: faces}
        spec: {model: {uri: "%s", sha256: "%s"}}
        """
            .formatted(cluster.uri(FIRST), FIRST));
    eventually(() -> assertThat(cluster.model()).isEqualTo(FIRST));
    cluster.train(BETTER);
    cluster.controllers().complete();
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);
    assertThat(cluster.model()).isEqualTo(FIRST);
  }

  @Test
  void aTrainingThatIsDeletedIsServedOn() {
    serve(FIRST);
    cluster.training().delete();
    eventually(() -> assertThat(cluster.condition(READY).getMessage()).contains("is served on"));
    assertThat(cluster.model()).isEqualTo(FIRST);

    cluster.change("{\"server\": {\"priorityClassName\": \"high\"}}");
    eventually(
        () ->
            assertThat(
                    cluster.deployment().getSpec().getTemplate().getSpec().getPriorityClassName())
                .isEqualTo("high"));
    assertThat(cluster.model()).isEqualTo(FIRST);
  }

  private void serve(String model) {
    cluster.train(model);
    cluster.serveTraining();
    eventually(() -> assertThat(cluster.deployment()).isNotNull());
    cluster.controllers().complete();
    cluster.awaitCondition(READY, "True", ServingReason.SERVING);
  }

  private long events(String reason) {
    return cluster
        .client()
        .events()
        .v1()
        .events()
        .inNamespace(cluster.namespace())
        .list()
        .getItems()
        .stream()
        .filter(event -> reason.equals(event.getReason()))
        .count();
  }
}
