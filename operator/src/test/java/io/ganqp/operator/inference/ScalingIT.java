package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.BETTER;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScalingIT {
  @AutoClose private final ServingCluster cluster = ServingCluster.trained();

  @Test
  void theScaleSubresourceSetsTheNumberOfPods() throws Exception {
    cluster.serveTraining("replicas: 2");
    awaitReplicas(2);
    Kubectl.run(cluster.namespace(), "scale", "gqi/faces", "--replicas=3");
    awaitReplicas(3);
    cluster.controllers().complete();
    eventually(() -> assertThat(cluster.inference().getStatus().readyReplicas()).isEqualTo(3));

    assertThat(cluster.inferences().scale().getStatus().getReplicas()).isEqualTo(3);
    assertThat(cluster.inferences().scale().getStatus().getSelector())
        .isEqualTo("app.kubernetes.io/instance=faces,app.kubernetes.io/name=ganqp-inference");
    assertThat(Kubectl.run(cluster.namespace(), "get", "gqi", "faces", "--no-headers"))
        .contains("True", "111111111111", "3", "http://faces." + cluster.namespace());

    Kubectl.run(cluster.namespace(), "scale", "gqi/faces", "--replicas=0");
    awaitReplicas(0);
    cluster.controllers().complete();
    cluster.awaitCondition(READY, "False", ServingReason.SCALED_TO_ZERO);
  }

  @Test
  void anExternalScalerMayBringItToZeroAndBackAndNobodyContradictsIt() {
    cluster.serveTraining("replicas: 0");
    awaitReplicas(0);
    for (int replicas : new int[] {3, 0, 1}) {
      cluster.inferences().scale(replicas);
      awaitReplicas(replicas);
      cluster.controllers().complete();
      eventually(
          () -> assertThat(cluster.inference().getStatus().readyReplicas()).isEqualTo(replicas));
    }
    cluster.stopOperator();
    cluster.startOperator();
    cluster.train(BETTER);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));

    assertThat(cluster.inference().getSpec().replicas()).isEqualTo(1);
    assertThat(cluster.deployment().getSpec().getReplicas()).isEqualTo(1);
    assertThat(cluster.writes().stream().filter(w -> w.resource().equals("deployments/scale")))
        .as("one for each change")
        .hasSize(4);
  }

  @Test
  void anAutoscalerOwnsTheNumberOfPodsFromWhenItIsThere() {
    cluster.serveTraining("replicas: 2");
    awaitReplicas(2);
    cluster.change("{\"autoscaling\": {\"maxReplicas\": 6}}");
    eventually(() -> assertThat(cluster.find(HorizontalPodAutoscaler.class)).isNotNull());
    assertThat(cluster.deployment().getSpec().getReplicas()).as("no jump").isEqualTo(2);

    cluster.controllers().autoscale(5);
    cluster.train(BETTER);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BETTER));
    cluster.controllers().complete();
    eventually(() -> assertThat(cluster.inference().getStatus().readyReplicas()).isEqualTo(5));
    assertThat(cluster.deployment().getSpec().getReplicas()).isEqualTo(5);
    assertThat(cluster.writes().stream().filter(w -> w.resource().equals("deployments/scale")))
        .as("before the autoscaler came")
        .hasSize(1);

    cluster.change("{\"autoscaling\": null, \"replicas\": 4}");
    eventually(() -> assertThat(cluster.find(HorizontalPodAutoscaler.class)).isNull());
    awaitReplicas(4);
  }

  @Test
  void anAutoscalerThatWouldRestForEverAtZeroIsWoken() {
    cluster.serveTraining("replicas: 0");
    awaitReplicas(0);
    cluster.change("{\"autoscaling\": {\"minReplicas\": 2}}");
    awaitReplicas(2);
  }

  private void awaitReplicas(int replicas) {
    eventually(
        () -> {
          assertThat(cluster.deployment()).isNotNull();
          assertThat(cluster.deployment().getSpec().getReplicas()).isEqualTo(replicas);
        });
  }
}
