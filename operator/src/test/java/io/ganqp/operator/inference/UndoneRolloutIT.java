package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.BEST;
import static io.ganqp.operator.inference.ServingCluster.BETTER;
import static io.ganqp.operator.inference.ServingCluster.FIRST;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.ServingConditions.ROLLED_BACK;
import static io.ganqp.operator.inference.ServingConditions.ROLLOUT_BLOCKED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What {@code kubectl rollout undo} brings back stays, until there is something else to serve. */
class UndoneRolloutIT {
  @AutoClose private final ServingCluster cluster = new ServingCluster();

  @Test
  void anUndoHoldsUntilThereIsAnotherModel() throws Exception {
    cluster.serve(FIRST);
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
    assertThat(cluster.events("RolledBack")).isEqualTo(1);

    cluster.train(BEST);
    eventually(() -> assertThat(cluster.model()).isEqualTo(BEST));
    cluster.awaitCondition(ROLLED_BACK, "False", ServingReason.UP_TO_DATE);
  }

  @Test
  void anUndoOfTheUndoIsWhatWasRolledOut() throws Exception {
    cluster.serve(FIRST);
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
    cluster.serve(FIRST);
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
}
