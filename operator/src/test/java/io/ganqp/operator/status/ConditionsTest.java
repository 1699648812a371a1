package io.ganqp.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.5Z");
  private static final Instant LATER = Instant.parse("2026-01-01T01:00:00Z");

  @Test
  void theTransitionTimeIsThatOfTheFirstSighting() {
    assertThat(Conditions.with(null, List.of(ready(false, "Starting")), FIRST))
        .extracting(Condition::getLastTransitionTime)
        .containsExactly("2026-01-01T00:00:00Z");
  }

  @Test
  void itStaysWhileTheStatusDoesWhateverTheReason() {
    List<Condition> first = Conditions.with(null, List.of(ready(false, "Starting")), FIRST);
    List<Condition> second = Conditions.with(first, List.of(ready(false, "ImagePull")), LATER);

    assertThat(second).extracting(Condition::getReason).containsExactly("ImagePull");
    assertThat(second)
        .extracting(Condition::getLastTransitionTime)
        .containsExactly("2026-01-01T00:00:00Z");
  }

  @Test
  void itMovesWithTheStatus() {
    List<Condition> first = Conditions.with(null, List.of(ready(false, "Starting")), FIRST);

    assertThat(Conditions.with(first, List.of(ready(true, "Serving")), LATER))
        .extracting(Condition::getLastTransitionTime)
        .containsExactly("2026-01-01T01:00:00Z");
  }

  @Test
  void otherConditionsAreLeftAlone() {
    List<Condition> first = Conditions.with(null, List.of(ready(true, "Serving")), FIRST);
    List<Condition> both =
        Conditions.with(
            first, List.of(new ConditionState("RolloutBlocked", false, "Done", "")), LATER);

    assertThat(both).containsSequence(first).hasSize(2);
    assertThat(Conditions.isTrue(both, "Ready")).isTrue();
    assertThat(Conditions.isTrue(both, "RolloutBlocked")).isFalse();
  }

  @Test
  void aPodsEndlessWordsAreCut() {
    assertThat(new ConditionState("Ready", false, "Failed", "x".repeat(5000)).message())
        .hasSize(1024)
        .endsWith("…");
  }

  private static ConditionState ready(boolean holds, String reason) {
    return new ConditionState("Ready", holds, reason, "");
  }
}
