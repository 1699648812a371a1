package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.BETTER;
import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static io.ganqp.operator.inference.ServingConditions.ROLLOUT_BLOCKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.crds.v1alpha1.GanQpInferenceStatus;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RolloutIT {
  @AutoClose private final ServingCluster cluster = new ServingCluster();

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
    assertThat(status.model().value()).isEqualTo(0.5);
    assertThat(status.url()).isEqualTo("http://faces." + cluster.namespace());
    assertThat(status.readyReplicas()).isEqualTo(1);
  }

  @Test
  void aBetterModelIsRolledOutOnce() {
    cluster.serve(FIRST);

    cluster.train(BETTER);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    cluster.awaitCondition(ROLLOUT_BLOCKED, "False", ServingReason.ROLLING_OUT);
    assertThat(cluster.condition(READY).getStatus()).isEqualTo("True");
    cluster.controllers().complete();
    cluster.awaitCondition(ROLLOUT_BLOCKED, "False", ServingReason.UP_TO_DATE);

    assertThat(cluster.inference().getStatus().model().sha256()).isEqualTo(BETTER);
    assertThat(cluster.events("RolledOut")).isEqualTo(2);
  }

  @Test
  void anEditOfTheTemplateIsMended() throws Exception {
    cluster.serve(FIRST);
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
    cluster.serve(FIRST);
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
}
