package io.ganqp.operator.training;

import static io.ganqp.operator.status.Standing.READY;
import static io.ganqp.operator.status.Standing.RECONCILING;
import static io.ganqp.operator.status.Standing.STALLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.UnforeseenError;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What tools that do not know trainings read of them, from a real API server. */
class KnownToToolsIT {

  @AutoClose private static final TrainingFixture fixture = new TrainingFixture();

  @Test
  void oneThatNobodyHasSeenIsNotTakenForDone() {
    try (TrainingFixture idle = new TrainingFixture()) {
      idle.stopOperator();
      GanQpTraining unseen = idle.apply("unseen");
      idle.startOperator();

      assertThat(unseen.getStatus().observedGeneration()).isEqualTo(-1);
    }
  }

  @Test
  void kubectlShowsThePhaseAndNotWhatToolsRead() {
    fixture.apply("shown");
    fixture.awaitRunningPod("shown", 1);

    assertThat(fixture.training("shown").getStatus().conditions())
        .filteredOn(condition -> condition.getStatus().equals("True"))
        .extracting(Condition::getType)
        .containsExactly(Phase.RUNNING.condition(), RECONCILING);
  }

  @Test
  void anErrorThatNobodyForesawIsSaidUntilItIsGone() {
    fixture.apply("spoilt", "runPolicy: {activeDeadlineSeconds: 3600}");
    fixture.awaitRunningPod("spoilt", 1);
    setStartTime("spoilt", "\"yesterday\"");
    fixture.patch("spoilt", "spec: {runPolicy: {activeDeadlineSeconds: 7200}}");

    GanQpTrainingStatus said =
        fixture.awaitStatus("spoilt", s -> reason(s, RECONCILING).equals(UnforeseenError.REASON));
    assertThat(Conditions.find(said.conditions(), RECONCILING).orElseThrow().getMessage())
        .contains("yesterday")
        .contains("tries again");
    assertThat(Phase.of(said.conditions())).contains(Phase.RUNNING);
    assertThat(Conditions.isTrue(said.conditions(), READY)).isFalse();
    assertThat(Conditions.isTrue(said.conditions(), STALLED)).isFalse();

    setStartTime("spoilt", "null");
    fixture.awaitStatus("spoilt", s -> reason(s, RECONCILING).equals(Reason.TRAINING.word()));
  }

  private static void setStartTime(String name, String time) {
    fixture
        .admin()
        .resources(GanQpTraining.class)
        .inNamespace(fixture.namespace())
        .withName(name)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), "{\"status\": {\"startTime\": " + time + "}}");
  }

  private static String reason(GanQpTrainingStatus status, String type) {
    return Conditions.find(status.conditions(), type).map(Condition::getReason).orElse("");
  }
}
