package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.docs.DocumentedTable;
import io.ganqp.operator.canary.CanaryReason;
import io.ganqp.operator.status.UnforeseenError;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/troubleshooting.md} has every reason of a service, and no other. */
class DocumentedServingReasonsTest {

  @Test
  void everyReasonHasACauseAndARemedy() {
    List<String> reasons =
        Stream.of(
                Arrays.stream(ServingReason.values()).map(ServingReason::word),
                Arrays.stream(CanaryReason.values()).map(CanaryReason::word),
                Stream.of(UnforeseenError.REASON))
            .flatMap(Function.identity())
            .toList();

    assertThat(DocumentedTable.of("docs/troubleshooting.md", "Reasons of a service").column(0))
        .containsExactlyInAnyOrderElementsOf(reasons);
  }
}
