package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.operator.status.ConditionState;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingStandingTest {

  @ParameterizedTest
  @CsvSource({
    "UNSCHEDULABLE, Reconciling",
    "NODE_REFUSED, Reconciling",
    "NODE_LOST, Reconciling",
    "REGISTRY_UNAVAILABLE, Reconciling",
    "API_SERVER_UNAVAILABLE, Reconciling",
    "SCHEDULING_GATED, Reconciling",
    "VOLUME_NOT_MOUNTED, Reconciling",
    "POD_SANDBOX, Reconciling",
    "SECRET_NOT_FOUND, Stalled",
    "POD_CONFIGURATION, Stalled",
    "EVICTED, Reconciling",
    "PREEMPTED, Reconciling",
    "IMAGE_PULL, Stalled",
    "MODEL_UNUSABLE, Stalled"
  })
  void aRolloutThatTheClusterMendsIsUnderWay(ServingReason reason, String standing) {
    List<ConditionState> blocked =
        List.of(
            new ConditionState(ServingConditions.READY, false, reason.word(), "as it says"),
            new ConditionState(
                ServingConditions.ROLLOUT_BLOCKED, true, reason.word(), "as it says"));

    assertThat(ServingStanding.added(blocked, List.of(), List.of()))
        .filteredOn(state -> List.of("Reconciling", "Stalled").contains(state.type()))
        .filteredOn(ConditionState::holds)
        .extracting(ConditionState::type)
        .containsExactly(standing);
  }
}
