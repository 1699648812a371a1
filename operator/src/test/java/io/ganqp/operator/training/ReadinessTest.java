package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.ganqp.operator.status.Conditions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadinessTest {

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "NAME_TAKEN", "IMAGE_PULL", "POD_CONFIGURATION"})
  void whatOnlyAPersonMendsIsStalled(Reason reason) {
    assertThat(isStalled(reason)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "INIT_CONTAINER_FAILED",
        "SIDECAR_FAILED",
        "SIDECAR_RUNS_ON",
        "UNSCHEDULABLE",
        "REGISTRY_UNAVAILABLE",
        "API_SERVER_UNAVAILABLE",
        "STORE_UNAVAILABLE"
      })
  void whatTheJobTriesAgainOrTheOperatorEndsIsUnderWay(Reason reason) {
    assertThat(isStalled(reason)).isFalse();
  }

  private static boolean isStalled(Reason reason) {
    Condition pending =
        new ConditionBuilder()
            .withType("Pending")
            .withStatus("True")
            .withReason(reason.word())
            .withMessage("as it says")
            .build();
    return Conditions.isTrue(Readiness.in(List.of(pending), Trainings.NOW), "Stalled");
  }
}
